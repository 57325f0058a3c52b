package io.raptor.activity.document;

import io.raptor.activity.language.Words;
import io.raptor.activity.port.Tokenizer;
import java.util.function.IntPredicate;

/**
 * Cuts what is too long for one chunk: at a line's or cell's end, else behind a comma or its like, else between words, else
 * between tokens. Each window of the text is tokenised once, so that the time is linear whatever the text.
 */
final class LongSentence {

    interface Parts {
        void add(int start, int end, int tokens);
    }

    private static final String PAUSES = ",;:，、；：،؛";

    /** Thai's first letter: in scripts below, words have spaces between them. */
    private static final char FIRST_WITHOUT_SPACES = 0x0E00;

    private static final int LONGEST_WORD = 40;

    private final Words words = new Words();
    private final String text;
    private final Tokenizer tokenizer;
    private final int maxTokens;
    private final int maxCharacters;
    private final Parts parts;

    LongSentence(String text, Tokenizer tokenizer, int maxTokens, int maxCharacters, Parts parts) {
        this.text = text;
        this.tokenizer = tokenizer;
        this.maxTokens = maxTokens;
        this.maxCharacters = maxCharacters;
        this.parts = parts;
    }

    void cut(int start, int end) {
        int from = start;
        while (from < end) {
            from = cutWindow(from, end);
        }
    }

    /** Cuts parts off the front while the window shows where they end; gives the place reached. */
    private int cutWindow(int start, int end) {
        int windowEnd = whole(start, Math.min(end, start + 4 * maxCharacters));
        int[] tokens = tokenizer.starts(text.substring(start, windowEnd));
        int from = start;
        int next = 0;
        while (from < windowEnd) {
            while (next < tokens.length && start + tokens[next] < from) {
                next++;
            }
            int limit = next + maxTokens < tokens.length ? start + tokens[next + maxTokens] : windowEnd;
            limit = Math.min(limit, from + maxCharacters);
            if (limit == windowEnd && windowEnd < end && from > start) {
                return from;
            }
            int to = addPart(from, limit == end ? end : border(from, whole(from, limit)));
            from = WhiteSpace.skip(text, to, end);
        }
        return from;
    }

    /** Adds the part, shortened until it keeps the limit, and gives its end. */
    private int addPart(int from, int upTo) {
        int to = WhiteSpace.trimEnd(text, from, upTo);
        int tokens = tokenizer.count(WhiteSpace.normalise(text, from, to));
        while (tokens > maxTokens && to > from + Character.charCount(text.codePointAt(from))) {
            int fewer = (int) Math.min((long) (to - from) * maxTokens / tokens, to - from - 1);
            to = WhiteSpace.trimEnd(text, from, whole(from, from + fewer));
            tokens = tokenizer.count(WhiteSpace.normalise(text, from, to));
        }
        parts.add(from, to, tokens);
        return to;
    }

    private int border(int from, int limit) {
        int half = from + (limit - from) / 2;
        int border = last(half, limit, i -> text.charAt(i) == '\n' || text.charAt(i) == '\t');
        if (border < 0) {
            border = last(half, limit, this::pauses);
        }
        if (border < 0) {
            border = last(from + 1, limit, i -> WhiteSpace.is(text.charAt(i)));
        }
        return border < 0 ? betweenWords(from, limit) : border;
    }

    /** Where the script has no spaces; {@code limit} where a word is longer than the part. */
    private int betweenWords(int from, int limit) {
        if (limit == text.length() || text.charAt(limit) < FIRST_WITHOUT_SPACES) {
            return limit;
        }
        String part = text.substring(from, Math.min(text.length(), limit + LONGEST_WORD));
        int border = words.lastBorder(part, limit - from);
        return border > 0 ? from + border : limit;
    }

    /** A comma between digits or inside a word is no pause; a full-width one always is. */
    private boolean pauses(int i) {
        char before = text.charAt(i - 1);
        return PAUSES.indexOf(before) >= 0 && (before > 0x2000 || WhiteSpace.is(text.charAt(i)));
    }

    private static int last(int from, int limit, IntPredicate wanted) {
        for (int i = limit; i > from; i--) {
            if (wanted.test(i)) {
                return i;
            }
        }
        return -1;
    }

    /** {@code at}, or one beside it where that would cut a character in two; above {@code from} in any case. */
    private int whole(int from, int at) {
        int end = Math.max(at, from + 1);
        boolean inside = end < text.length()
                && Character.isLowSurrogate(text.charAt(end))
                && Character.isHighSurrogate(text.charAt(end - 1));
        if (!inside) {
            return end;
        }
        return end - 1 > from ? end - 1 : end + 1;
    }
}
