package io.raptor.workflow.model;

import org.jspecify.annotations.Nullable;

/**
 * What a run of a task may use; {@code null} for as much as it takes.
 *
 * @param tokenBudget tokens in and out, as the status counts them
 * @param costBudget money in the price table's currency
 */
public record Budget(@Nullable Long tokenBudget, @Nullable Double costBudget) {

    public static final Budget NONE = new Budget(null, null);
}
