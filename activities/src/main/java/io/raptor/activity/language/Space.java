package io.raptor.activity.language;

/** The characters that count as white space between words. */
final class Space {

    private Space() {}

    static boolean is(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
