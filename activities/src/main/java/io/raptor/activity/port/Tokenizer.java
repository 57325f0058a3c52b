package io.raptor.activity.port;

/** Counts and cuts text as an embedding model does. Safe for use by many threads. */
public interface Tokenizer {

    /** Tokens of a text, without the model's own begin and end marks. */
    int count(String text);

    /** Offsets in {@code text}, in characters, where each token begins, ascending; equal ones inside a character. */
    int[] starts(String text);

    /** Whether a text has as many tokens as its parts have together, wherever it is divided at white space. */
    default boolean addsUp() {
        return false;
    }

    /** The part of a text's characters that the model has pieces for, from 0 to 1; texts of little of it look alike to it. */
    default double known(String text) {
        return 1;
    }
}
