package io.raptor.activity.document.pdf;

import java.util.regex.Pattern;

/** The gaps that a justified line leaves between signs of scripts that write none between words. */
final class SpacedSigns {

    private static final String SIGN = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]";
    private static final String MARK = "[、。，．・：；！？」』）】〉》]";

    /** Words of one sign each are no words; two or three in a row may be the heads of columns. */
    private static final Pattern SPACED = Pattern.compile(
            SIGN + MARK + "?(?: " + SIGN + MARK + "?){3,}(?=[^\\p{L}]|$)|" + SIGN + "(?: " + SIGN + "){3,}");

    private SpacedSigns() {}

    static String joined(String line) {
        return SPACED.matcher(line).replaceAll(found -> found.group().replace(" ", ""));
    }
}
