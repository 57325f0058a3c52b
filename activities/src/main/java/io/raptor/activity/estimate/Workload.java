package io.raptor.activity.estimate;

/**
 * The calls and tokens that documents take together.
 *
 * @param levels of summaries of the highest tree among them
 * @param embeddedTokens of texts embedded, by our tokenizer
 * @param embeddingInput tokens of those that an endpoint would count; 0 for a model in process
 */
record Workload(
        long documents,
        long leaves,
        int levels,
        long modelCalls,
        long inputTokens,
        long outputTokens,
        long embeddingCalls,
        long embeddedTokens,
        long embeddingInput) {

    static final Workload NONE = new Workload(0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Workload document(int leaves, int levels) {
        return new Workload(1, leaves, levels, 0, 0, 0, 0, 0, 0);
    }

    static Workload summary(long inputTokens, long outputTokens) {
        return new Workload(0, 0, 0, 1, inputTokens, outputTokens, 0, 0, 0);
    }

    static Workload batch(long tokens, long input) {
        return new Workload(0, 0, 0, 0, 0, 0, 1, tokens, input);
    }

    Workload plus(Workload other) {
        return new Workload(
                documents + other.documents,
                leaves + other.leaves,
                Math.max(levels, other.levels),
                modelCalls + other.modelCalls,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                embeddingCalls + other.embeddingCalls,
                embeddedTokens + other.embeddedTokens,
                embeddingInput + other.embeddingInput);
    }
}
