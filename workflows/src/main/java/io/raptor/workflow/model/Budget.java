package io.raptor.workflow.model;

import org.jspecify.annotations.Nullable;

/**
 * The tokens and the cost that a run of a task may use; {@code null} for no limit.
 *
 * @param tokenBudget tokens in and out, as the status counts them
 * @param costBudget money in the price table's currency
 */
public record Budget(@Nullable Long tokenBudget, @Nullable Double costBudget) {

    public static final Budget NONE = new Budget(null, null);
}
