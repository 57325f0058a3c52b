package io.raptor.activity.port;

/** Counts and cuts text as an embedding model does. Safe for use by many threads. */
public interface Tokenizer {

    /** Tokens of a text, without the model's own begin and end marks. */
    int count(String text);

    /** Offsets in {@code text}, in characters, where each token begins, ascending. */
    int[] starts(String text);
}
