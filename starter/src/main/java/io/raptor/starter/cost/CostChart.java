package io.raptor.starter.cost;

import io.raptor.activity.call.Prices;
import io.raptor.activity.port.Expenses.Expense;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * What was spent and saved, slot by slot of time, without gaps.
 *
 * @param from the beginning of the first slot
 * @param to the end of the time that is looked at, within the last slot
 * @param slot how long each is
 * @param priced whether the price of every model is known
 */
public record CostChart(Instant from, Instant to, Duration slot, List<Slot> slots, boolean priced) {

    public CostChart {
        slots = List.copyOf(slots);
    }

    /**
     * What was spent in one slot.
     *
     * @param cost in USD by the present price list, of models whose price is known
     * @param documents that got a tree
     * @param cachedCalls of those documents
     */
    public record Slot(double cost, long tokens, long calls, long documents, long cachedCalls) {

        static final Slot NONE = new Slot(0, 0, 0, 0, 0);

        Slot plus(Slot other) {
            return new Slot(
                    cost + other.cost,
                    tokens + other.tokens,
                    calls + other.calls,
                    documents + other.documents,
                    cachedCalls + other.cachedCalls);
        }
    }

    static CostChart of(Collection<Expense> expenses, Prices prices, Instant from, Instant to, Duration slot) {
        int length = Math.toIntExact(Duration.between(from, to).toMillis() / slot.toMillis() + 1);
        List<Slot> slots = new ArrayList<>(Collections.nCopies(length, Slot.NONE));
        boolean priced = true;
        for (Expense one : expenses) {
            if (one.slot() >= 0 && one.slot() < length) {
                slots.set((int) one.slot(), slots.get((int) one.slot()).plus(slot(one, prices)));
                priced &= one.calls() == 0 || prices.of(one.model()).isPresent();
            }
        }
        return new CostChart(from, to, slot, slots, priced);
    }

    private static Slot slot(Expense one, Prices prices) {
        double cost = prices.of(one.model())
                .map(price -> price.cost(one.inputTokens(), one.outputTokens()))
                .orElse(0.0);
        return new Slot(cost, one.inputTokens() + one.outputTokens(), one.calls(), one.documents(), one.cachedCalls());
    }

    public Slot total() {
        return slots.stream().reduce(Slot.NONE, Slot::plus);
    }

    /** Whether money tells more than tokens: something cost some, and all prices are known. */
    public boolean inMoney() {
        return priced && total().cost() > 0;
    }
}
