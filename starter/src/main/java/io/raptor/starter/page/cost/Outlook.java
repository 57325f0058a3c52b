package io.raptor.starter.page.cost;

import io.raptor.starter.cost.CostChart;
import io.raptor.starter.cost.CostChart.Slot;
import io.raptor.workflow.model.Budget;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a run may use, and what it is going to use.
 *
 * @param budget {@code null} for none
 * @param expected at the run's end; {@code null} where it is unknown
 * @param secondsLeft {@code null} where it is unknown
 */
record Outlook(
        @Nullable Double budget,
        @Nullable Double expected,
        @Nullable Double secondsLeft) {

    static final Outlook NONE = new Outlook(null, null, null);

    /** With fewer slots a speed is chance. */
    private static final int ENOUGH = 4;

    /**
     * Goes on as in the later half of the slots, for as long as the task's forecast says.
     *
     * @param secondsLeft {@code null} for a run that does not go on
     */
    static Outlook of(CostChart chart, Budget budget, @Nullable Double secondsLeft) {
        boolean money = chart.inMoney();
        Double most = money
                ? budget.costBudget()
                : budget.tokenBudget() == null
                        ? null
                        : (Double) budget.tokenBudget().doubleValue();
        ToDoubleFunction<Slot> value = money ? Slot::cost : slot -> (double) slot.tokens();
        List<Slot> slots = chart.slots();
        if (secondsLeft == null || slots.size() < ENOUGH) {
            return new Outlook(most, null, null);
        }
        // The last slot is not over.
        List<Slot> later = slots.subList(slots.size() / 2, slots.size() - 1);
        double perSecond = later.stream().mapToDouble(value).sum()
                / (later.size() * (double) chart.slot().toSeconds());
        double spent = slots.stream().mapToDouble(value).sum();
        return new Outlook(most, spent + perSecond * secondsLeft, secondsLeft);
    }
}
