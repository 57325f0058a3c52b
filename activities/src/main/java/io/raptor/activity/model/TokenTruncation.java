package io.raptor.activity.model;

import io.raptor.activity.port.Tokenizer;

/** Shortens text to a number of tokens, between words where it can. */
public final class TokenTruncation {

    private TokenTruncation() {}

    /** The text itself when it is short enough. */
    public static String to(String text, int maxTokens, Tokenizer tokenizer) {
        int[] starts = tokenizer.starts(text);
        if (starts.length <= maxTokens) {
            return text;
        }
        int end = starts[maxTokens];
        int space = text.lastIndexOf(' ', end);
        return text.substring(0, space > end / 2 ? space : end).stripTrailing();
    }
}
