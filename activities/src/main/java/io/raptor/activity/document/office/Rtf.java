package io.raptor.activity.document.office;

import io.raptor.activity.document.DocumentFailures;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.text.DocumentText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** RTF, read control word by control word: groups may nest, and each keeps its own state. */
public final class Rtf {

    private static final int MOST_NESTED = 5_000;

    private final String source;
    private final DocumentLimits limits;
    private final RtfText text = new RtfText();
    private final Deque<RtfState> outer = new ArrayDeque<>();
    private RtfState state = new RtfState();
    private int at;
    private int toSkip;

    private Rtf(byte[] bytes, DocumentLimits limits) {
        this.source = new String(bytes, StandardCharsets.ISO_8859_1);
        this.limits = limits;
    }

    public static DocumentText read(byte[] bytes, DocumentLimits limits) {
        return new Rtf(bytes, limits).read();
    }

    private DocumentText read() {
        while (at < source.length()) {
            step(source.charAt(at++));
            if (text.length() > limits.maxCharacters()) {
                throw limits.tooManyCharacters();
            }
            if ((at & 0xFFF) == 0 && Thread.currentThread().isInterrupted()) {
                throw limits.tooSlow();
            }
        }
        return text.build();
    }

    private void step(char c) {
        switch (c) {
            case '{' -> open();
            case '}' -> close();
            case '\\' -> control();
            case '\r', '\n', '\0' -> {
                // means nothing
            }
            default -> octet(c);
        }
    }

    private void open() {
        if (outer.size() > MOST_NESTED) {
            throw DocumentFailures.unreadable("is nested too deeply: open and save it in its own program");
        }
        outer.push(state);
        state = state.copy();
        toSkip = 0;
    }

    private void close() {
        text.flushBytes(state);
        if (!outer.isEmpty()) {
            state = outer.pop();
        }
        toSkip = 0;
    }

    private void octet(int value) {
        if (toSkip > 0) {
            toSkip--;
        } else if (state.isSeen()) {
            text.octet(value, state);
        }
    }

    private void control() {
        if (at >= source.length()) {
            return;
        }
        char c = source.charAt(at);
        if (!isLetter(c)) {
            at++;
            symbol(c);
            return;
        }
        int from = at;
        while (at < source.length() && isLetter(source.charAt(at))) {
            at++;
        }
        String word = source.substring(from, at);
        int digits = at;
        if (at < source.length() && source.charAt(at) == '-') {
            at++;
        }
        while (at < source.length() && Character.digit(source.charAt(at), 10) >= 0 && at - digits < 11) {
            at++;
        }
        int number = number(source.substring(digits, at));
        if (at < source.length() && source.charAt(at) == ' ') {
            at++;
        }
        word(word, number);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException none) {
            return Integer.MIN_VALUE;
        }
    }

    private void symbol(char c) {
        if (c == '\'') {
            int end = Math.min(source.length(), at + 2);
            String hex = source.substring(at, end);
            at = end;
            if (hex.matches("[0-9A-Fa-f]{2}")) {
                octet(Integer.parseInt(hex, 16));
            }
        } else if (c == '*') {
            state.optional = at >= 3 && source.charAt(at - 3) == '{';
        } else if (toSkip > 0) {
            toSkip--;
        } else if (state.isSeen()) {
            switch (c) {
                case '~' -> text.put('\u00A0', state);
                case '_' -> text.put('\u2011', state);
                case '\\', '{', '}' -> text.octet(c, state);
                case '\n', '\r' -> text.endParagraph(state);
                default -> {
                    // a mark for programs
                }
            }
        }
    }

    private void word(String word, int number) {
        if (word.equals("bin")) {
            at = (int) Math.min(source.length(), at + (long) Math.max(0, number));
        } else if (word.equals("u")) {
            toSkip = 0;
            if (state.isSeen()) {
                text.put((char) number, state);
            }
            toSkip = state.fallback;
        } else {
            toSkip = 0;
            text.flushBytes(state);
            state.word(word, number);
            if (state.isSeen()) {
                text.word(word, state);
            }
            text.look(word, state);
        }
    }
}
