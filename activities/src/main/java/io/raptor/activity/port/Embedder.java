package io.raptor.activity.port;

import java.util.List;

/** An embedding model. Safe for use by many threads. */
public interface Embedder {

    /** Provider and model, without address or secret: vectors of equal ids are comparable. */
    String id();

    /** Calling it is a call of an endpoint, to be counted and limited. */
    boolean remote();

    /** Texts in one call at most. */
    int batchSize();

    Tokenizer tokenizer();

    /**
     * Embeds texts, at most {@link #batchSize()}; a text above the model's context is cut there or
     * embedded in parts.
     *
     * @return one vector of unit length a text, and the tokens that the call used
     * @throws IndexingException of a model's failure types
     */
    Embedded embed(List<String> texts);

    /**
     * Embeds what is searched for, to be compared with texts; models that were trained to tell questions from texts do.
     *
     * @return one vector of unit length, and the tokens that the call used
     * @throws IndexingException of a model's failure types
     */
    default Embedded embedQuestion(String question) {
        return embed(List.of(question));
    }

    record Embedded(List<float[]> vectors, int inputTokens) {}
}
