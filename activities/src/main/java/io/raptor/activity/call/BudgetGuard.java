package io.raptor.activity.call;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger;
import io.raptor.activity.port.Ledger.TaskAllowance;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * A task's leave for each call: not while it is paused or ending, and not when the call might pass its budget. What the
 * calls in flight of this process are expected to take counts as taken, so that only those of other workers can pass
 * it.
 */
public final class BudgetGuard {

    private final Ledger ledger;
    private final ConcurrentMap<String, InFlight> inFlight = new ConcurrentHashMap<>();

    public BudgetGuard(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Makes the call, which has itself counted in the ledger before it returns.
     *
     * @param expected what it will take at most, as far as one can tell
     * @throws IndexingException TASK_PAUSED or BUDGET_REACHED when there is no leave
     */
    <T> T admit(String taskId, Usage expected, Supplier<T> call) {
        enter(taskId, expected);
        try {
            return call.get();
        } finally {
            leave(taskId, expected);
        }
    }

    private void enter(String taskId, Usage expected) {
        inFlight.compute(taskId, (id, known) -> {
            InFlight now = known == null ? new InFlight(0, Usage.NONE) : known;
            ledger.allowance(taskId).ifPresent(allowance -> require(allowance, now.usage(), expected));
            return new InFlight(now.calls() + 1, now.usage().plus(expected));
        });
    }

    private void leave(String taskId, Usage expected) {
        inFlight.computeIfPresent(
                taskId,
                (id, now) -> now.calls() == 1 ? null : new InFlight(now.calls() - 1, minus(now.usage(), expected)));
    }

    private record InFlight(int calls, Usage usage) {}

    private static Usage minus(Usage usage, Usage less) {
        return usage.plus(new Usage(
                0,
                0,
                0,
                -less.inputTokens(),
                -less.outputTokens(),
                less.cost() == null ? null : (Double) (-less.cost())));
    }

    private static void require(TaskAllowance allowance, Usage inFlight, Usage expected) {
        switch (allowance.state()) {
            case PAUSED, CANCELLING, CANCELLED, FAILED ->
                throw new IndexingException(
                        FailureType.TASK_PAUSED,
                        "the task is " + allowance.state().text());
            default -> requireBudget(allowance, inFlight, expected);
        }
    }

    private static void requireBudget(TaskAllowance allowance, Usage inFlight, Usage expected) {
        Budget budget = allowance.budget();
        Usage then = allowance.spent().plus(inFlight).plus(expected);
        if (budget.tokenBudget() != null && then.tokens() > budget.tokenBudget()) {
            throw reached(
                    "token_budget of " + budget.tokenBudget(),
                    allowance.spent().tokens() + " tokens are used, the next call may take " + expected.tokens());
        }
        if (budget.costBudget() != null) {
            requireCost(budget.costBudget(), allowance.spent(), then, expected);
        }
    }

    private static void requireCost(double budget, Usage spent, Usage then, Usage expected) {
        Double whole = then.cost();
        if (whole == null) {
            throw reached("cost_budget of " + budget, "the price of a model is unknown: set raptor.prices, or omit it");
        }
        if (whole > budget) {
            throw reached(
                    "cost_budget of " + budget,
                    String.format(
                            Locale.ROOT, "%.4f is used, the next call may cost %.4f", spent.cost(), expected.cost()));
        }
    }

    private static IndexingException reached(String budget, String why) {
        return new IndexingException(
                FailureType.BUDGET_REACHED, "the " + budget + " is reached: " + why + "; raise it, then resume");
    }

    /** Tasks with calls in flight. */
    int tasks() {
        return inFlight.size();
    }
}
