package io.raptor.activity.graph;

import java.text.Normalizer;
import java.util.Locale;

/** How names are compared: by their form without case, accents of compatibility, punctuation and doubled spaces. */
public final class NameKeys {

    /** No entity's name is longer, in characters. */
    public static final int LONGEST = 256;

    private NameKeys() {}

    /** The name's key: NFKC, lower case, everything but letters, digits and marks as one space; may be empty. */
    public static String key(String name) {
        String lower = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(lower.length());
        boolean gap = false;
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            i += Character.charCount(c);
            if (isPart(c)) {
                if (gap && key.length() > 0) {
                    key.append(' ');
                }
                key.appendCodePoint(c);
                gap = false;
            } else {
                gap = gap || !isSilent(c);
            }
        }
        return key.toString();
    }

    /** The key without its spaces: names that differ by spaces alone have the same. */
    public static String squeezed(String key) {
        return key.replace(" ", "");
    }

    private static boolean isPart(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || c == '+'
                || c == '#';
    }

    /** An apostrophe or a soft hyphen parts no words. */
    private static boolean isSilent(int c) {
        return c == '\'' || c == '’' || c == 'ʼ' || c == '\u00AD' || Character.getType(c) == Character.FORMAT;
    }
}
