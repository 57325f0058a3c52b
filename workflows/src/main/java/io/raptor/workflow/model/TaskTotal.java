package io.raptor.workflow.model;

import org.jspecify.annotations.Nullable;

/**
 * The sums over all runs of a task. A run with nothing to do adds nothing, and none takes anything away.
 *
 * @param runs those begun
 * @param elapsedSeconds of all runs, the present one included
 * @param estimatedCost in the price table's currency; {@code null} where a price is unknown
 */
public record TaskTotal(
        int runs,
        double elapsedSeconds,
        long modelCalls,
        long cachedCalls,
        long embeddingCalls,
        long inputTokens,
        long outputTokens,
        @Nullable Double estimatedCost) {

    public static TaskTotal of(int runs, double elapsedSeconds, Usage usage) {
        return new TaskTotal(
                runs,
                elapsedSeconds,
                usage.modelCalls(),
                usage.cachedCalls(),
                usage.embeddingCalls(),
                usage.inputTokens(),
                usage.outputTokens(),
                usage.cost());
    }
}
