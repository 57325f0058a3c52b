package io.raptor.activity.document.pdf;

/** A test for characters that are codes of a font's drawings, not letters. */
final class Gibberish {

    /** Above this part of a page, nobody understands the rest either. */
    private static final double MUCH = 0.3;

    /** No language writes more than this part of its letters with accents of Latin-1. */
    private static final double MOST_ACCENTED = 0.4;

    private Gibberish() {}

    static boolean is(CharSequence page, int glyphs, int unmapped) {
        if (unmapped > MUCH * glyphs) {
            return glyphs > 0;
        }
        long seen = page.codePoints().filter(c -> !Character.isWhitespace(c)).count();
        long strange = page.codePoints().filter(Gibberish::isStrange).count();
        long accented = page.codePoints().filter(c -> c > 0xA0 && c < 0x100).count();
        return strange > MUCH * seen || accented > MOST_ACCENTED * seen;
    }

    private static boolean isStrange(int c) {
        int type = Character.getType(c);
        return type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || c == 0xFFFD
                || (Character.isISOControl(c) && !Character.isWhitespace(c));
    }
}
