package io.raptor.workflow.model;

/**
 * What model calls used.
 *
 * @param modelCalls calls that were made and answered, chat and embedding
 * @param cachedCalls calls that the ledger answered
 * @param inputTokens tokens sent in the calls made
 * @param outputTokens tokens received in the calls made
 */
public record Usage(long modelCalls, long cachedCalls, long inputTokens, long outputTokens) {

    public static final Usage NONE = new Usage(0, 0, 0, 0);

    public Usage plus(Usage other) {
        return new Usage(
                modelCalls + other.modelCalls,
                cachedCalls + other.cachedCalls,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens);
    }

    public long tokens() {
        return inputTokens + outputTokens;
    }
}
