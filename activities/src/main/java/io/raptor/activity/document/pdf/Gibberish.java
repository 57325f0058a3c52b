package io.raptor.activity.document.pdf;

/** A test for characters that are codes of a font's drawings, not letters. */
final class Gibberish {

    /** Above this part of a page, nobody understands the rest either. */
    private static final double MUCH = 0.3;

    /** No language writes more than this part of its letters with accents of Latin-1. */
    private static final double MOST_ACCENTED = 0.4;

    private static final double FEWEST_SMALL = 0.3;

    private static final double FEWEST_VOWELS = 0.25;

    private static final double MOST_VOWELS = 0.55;

    private Gibberish() {}

    /**
     * @param unmapped glyphs of which nothing says what they are
     * @param byCode glyphs of which their code says it, where the page reads like a language
     */
    static boolean is(CharSequence page, int glyphs, int unmapped, int byCode) {
        if (unmapped + byCode > MUCH * glyphs && (unmapped > MUCH * glyphs || !reads(page))) {
            return glyphs > 0;
        }
        long seen = page.codePoints().filter(c -> !Character.isWhitespace(c)).count();
        long strange = page.codePoints().filter(Gibberish::isStrange).count();
        long accented = page.codePoints().filter(c -> c > 0xA0 && c < 0x100).count();
        return strange > MUCH * seen || accented > MOST_ACCENTED * seen;
    }

    /** Codes given out one by one are capitals and signs, or have their vowels anywhere. */
    private static boolean reads(CharSequence page) {
        long seen = page.codePoints().filter(c -> !Character.isWhitespace(c)).count();
        long small = page.codePoints().filter(c -> c >= 'a' && c <= 'z').count();
        long vowels = page.codePoints().filter(c -> "aeiou".indexOf(c) >= 0).count();
        return small > FEWEST_SMALL * seen && vowels > FEWEST_VOWELS * small && vowels < MOST_VOWELS * small;
    }

    private static boolean isStrange(int c) {
        int type = Character.getType(c);
        return type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || c == 0xFFFD
                || (Character.isISOControl(c) && !Character.isWhitespace(c));
    }
}
