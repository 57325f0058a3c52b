package io.raptor.activity.document.pdf;

/**
 * A line of a page.
 *
 * @param size of most of its letters, in points
 * @param y of its foot, from the top of the page, in points
 * @param begins a paragraph, by the space before it
 */
record Line(String text, float size, int page, float y, boolean begins) {

    /** Letters and digits alone, to compare with a bookmark. */
    String key() {
        return key(text);
    }

    static String key(String text) {
        StringBuilder key = new StringBuilder();
        text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(key::appendCodePoint);
        return key.toString();
    }
}
