package io.raptor.workflow.model;

import org.jspecify.annotations.Nullable;

/**
 * The usage of model calls.
 *
 * @param modelCalls calls of the chat model, bad answers included
 * @param embeddingCalls batches embedded
 * @param cachedCalls calls of the chat model that were not made, because the ledger has their answer
 * @param inputTokens tokens sent in the calls made; embedding in process is work for a core of ours and has none
 * @param outputTokens tokens received in the calls made
 * @param cost what they cost in the price table's currency; {@code null} where a price is unknown
 */
public record Usage(
        long modelCalls,
        long embeddingCalls,
        long cachedCalls,
        long inputTokens,
        long outputTokens,
        @Nullable Double cost) {

    public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0.0);

    /** A cached call of the chat model. */
    public static final Usage CACHED = new Usage(0, 0, 1, 0, 0, 0.0);

    public Usage plus(Usage other) {
        return new Usage(
                modelCalls + other.modelCalls,
                embeddingCalls + other.embeddingCalls,
                cachedCalls + other.cachedCalls,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                cost == null || other.cost == null ? null : (Double) (cost + other.cost));
    }

    /** The greater of each figure: what is known later of the same work is never less. */
    public Usage atLeast(Usage other) {
        return new Usage(
                Math.max(modelCalls, other.modelCalls),
                Math.max(embeddingCalls, other.embeddingCalls),
                Math.max(cachedCalls, other.cachedCalls),
                Math.max(inputTokens, other.inputTokens),
                Math.max(outputTokens, other.outputTokens),
                cost == null || other.cost == null ? null : (Double) Math.max(cost, other.cost));
    }

    public long tokens() {
        return inputTokens + outputTokens;
    }
}
