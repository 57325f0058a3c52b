package io.raptor.activity.document;

/** The characters that count as white space between words, and text with one blank for each run of it. */
final class WhiteSpace {

    private WhiteSpace() {}

    static boolean is(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** The first place in {@code [from, to)} that is no white space; {@code to} if there is none. */
    static int skip(CharSequence text, int from, int to) {
        int i = from;
        while (i < to && is(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The end of what is left of {@code [from, to)} without the white space at its end. */
    static int trimEnd(CharSequence text, int from, int to) {
        int i = to;
        while (i > from && is(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    static String normalise(CharSequence text, int from, int to) {
        StringBuilder words = new StringBuilder(to - from);
        boolean owed = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (is(c)) {
                owed = !words.isEmpty();
            } else {
                if (owed) {
                    words.append(' ');
                    owed = false;
                }
                words.append(c);
            }
        }
        return words.toString();
    }
}
