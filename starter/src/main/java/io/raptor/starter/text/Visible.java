package io.raptor.starter.text;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.HexFormat;
import java.util.function.IntPredicate;

/**
 * Shows the characters that act on a terminal in place of being seen: control characters, and those that reverse the
 * order of others, as in a name that seems to end otherwise than it does (Unicode Standard Annex #9, 2.1 to 2.4). They
 * become what JSON may write for them, so that JSON means the same as before.
 */
public final class Visible {

    private Visible() {}

    /** A text whose tabs and line ends are its own. */
    public static String text(String text) {
        return shown(text, c -> acts(c) && !formats(c));
    }

    /** A text that stays in its line: its tabs and line ends are shown, too. */
    public static String line(String text) {
        return shown(text, Visible::acts);
    }

    /** As {@link #text} does, with all that is written. */
    public static Writer writer(Writer out) {
        return new VisibleWriter(out);
    }

    private static boolean acts(int c) {
        return Character.isISOControl(c) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean formats(int c) {
        return c == '\t' || c == '\n' || c == '\r';
    }

    private static String shown(String text, IntPredicate acts) {
        if (text.chars().noneMatch(acts)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.chars().forEach(c -> {
            if (acts.test(c)) {
                shown.append(escape((char) c));
            } else {
                shown.append((char) c);
            }
        });
        return shown.toString();
    }

    private static String escape(char c) {
        return switch (c) {
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> "\\u" + HexFormat.of().withUpperCase().toHexDigits(c);
        };
    }

    private static final class VisibleWriter extends FilterWriter {

        VisibleWriter(Writer out) {
            super(out);
        }

        @Override
        public void write(int c) throws IOException {
            write(String.valueOf((char) c), 0, 1);
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            write(new String(text, from, length), 0, length);
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            out.write(text(text.substring(from, from + length)));
        }
    }
}
