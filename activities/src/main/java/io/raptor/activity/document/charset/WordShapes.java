package io.raptor.activity.document.charset;

/** A measure of how far the characters beyond ASCII stand where writers of European languages put them. */
final class WordShapes {

    private static final String MARKS = "„“”‚‘’«»‹›–—…€£§°©®™•·¿¡º¹²³½¼¾×±µ¢¥¶†‡‰´¨\u00A0\u00AD";

    private WordShapes() {}

    /** Above 0 where they are letters inside words and marks beside them; below 0 for those of another set. */
    static int likeness(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7F) {
                char before = i > 0 ? text.charAt(i - 1) : ' ';
                char after = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
                sum += Character.isLetter(c) && c != 'ª' && c != 'º'
                        ? letter(c, before, after)
                        : mark(c, before, after);
            }
        }
        return sum;
    }

    private static int letter(char c, char before, char after) {
        if (c > 0x17F) {
            return -2;
        }
        boolean inside = Character.isLetter(before) || Character.isLetter(after);
        if ((Character.isUpperCase(c) && Character.isLowerCase(before))
                || (Character.isLowerCase(c) && Character.isUpperCase(after))) {
            return -3;
        }
        if (Character.isUpperCase(c) && Character.isLowerCase(after) && !Character.isLetter(before)) {
            return 2;
        }
        return inside ? 2 : -2;
    }

    private static int mark(char c, char before, char after) {
        if (Character.isISOControl(c) || c == '\uFFFD') {
            return -10;
        }
        if (MARKS.indexOf(c) < 0) {
            return -2;
        }
        boolean apostrophe = c == '’' || c == '\u00AD' || c == '·';
        boolean inside = Character.isLetter(before) && Character.isLetter(after);
        return inside && !apostrophe ? -2 : 2;
    }
}
