package io.raptor.activity.document.text;

/** White space at the ends of a block. */
final class Trim {

    private Trim() {}

    /** The block without white space at its ends; the first line of code keeps its indentation. */
    static String block(String text, boolean code) {
        int end = end(text, 0, text.length());
        int start = 0;
        int lineStart = 0;
        while (start < end && isSpace(text.charAt(start))) {
            lineStart = text.charAt(start) == '\n' ? start + 1 : lineStart;
            start++;
        }
        return text.substring(Math.min(end, code ? lineStart : start), end);
    }

    /** Where what is left of {@code to} ends, not before {@code from}. */
    static int end(String text, int from, int to) {
        int end = to;
        while (end > from && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Where what is right of {@code from} begins, not behind {@code to}. */
    static int start(String text, int from, int to) {
        int start = from;
        while (start < to && isSpace(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
