package io.raptor.activity.model;

import io.raptor.activity.port.Tokenizer;

/** Shortens text to a number of tokens, between words where it can. */
public final class TokenTruncation {

    /** More tokens than a tokenizer makes of a character that is not ASCII: its bytes, or what it is composed of. */
    private static final int MOST_TOKENS = 4;

    private TokenTruncation() {}

    /** The text itself when it is short enough. */
    public static String to(String text, int maxTokens, Tokenizer tokenizer) {
        if (atMost(text) <= maxTokens) {
            return text; // to count its tokens would take longer than all else that is done with it
        }
        int[] starts = tokenizer.starts(text);
        if (starts.length <= maxTokens) {
            return text;
        }
        int end = starts[maxTokens];
        int space = text.lastIndexOf(' ', end);
        return text.substring(0, space > end / 2 ? space : end).stripTrailing();
    }

    private static long atMost(String text) {
        return text.chars().mapToLong(c -> c < 0x80 ? 1 : MOST_TOKENS).sum();
    }
}
