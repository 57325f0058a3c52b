package io.raptor.activity.document.text;

/** White space at the ends of a block. */
final class Trim {

    private Trim() {}

    /** The block without white space at its ends; the first line of code keeps its indentation. */
    static String block(String text, boolean code) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        int start = 0;
        int lineStart = 0;
        while (start < end && isSpace(text.charAt(start))) {
            lineStart = text.charAt(start) == '\n' ? start + 1 : lineStart;
            start++;
        }
        return text.substring(Math.min(end, code ? lineStart : start), end);
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
