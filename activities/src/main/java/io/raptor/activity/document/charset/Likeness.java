package io.raptor.activity.document.charset;

import java.lang.Character.UnicodeScript;

/** A measure of how far the characters of a text are a language's own and stand where its writers put them. */
final class Likeness {

    private static final double OWN = 1;
    private static final double MARK = 0.95;
    private static final double SIGN = 0.4;
    private static final double ALONE = 0.5;
    private static final double ALONE_ELSEWHERE = 0.2;
    private static final double BORROWED = -0.25;
    private static final double FOREIGN = -1;
    private static final double IMPOSSIBLE = -2;
    private static final double NO_TEXT = -10;

    /** A few impossible characters say more than their share. */
    private static final double IMPOSSIBLE_ROOT = 0.5;

    /** Texts are seldom in capitals, and seldom without any. */
    private static final double CAPITALS = 0.1;

    private static final double NO_CAPITALS = 0.05;
    private static final int ENOUGH = 30;

    /** Letters of Greek, Hebrew and Arabic that end a word. */
    private static final String FINAL = "ςםןץףךةى";

    private final Alphabet alphabet;
    private double sum;
    private int beyond;
    private int impossible;
    private int cased;
    private int capitals;
    private int plain;
    private int plainForeign;

    private Likeness(Alphabet alphabet) {
        this.alphabet = alphabet;
    }

    /** 1 where all are, below 0 for most of another language or character set. */
    static double of(String text, Alphabet alphabet) {
        Likeness likeness = new Likeness(alphabet);
        int before = ' ';
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            likeness.add(c, before, i < text.length() ? text.codePointAt(i) : ' ');
            before = c;
        }
        return likeness.value();
    }

    private void add(int c, int before, int after) {
        cased += Character.isUpperCase(c) || Character.isLowerCase(c) ? 1 : 0;
        capitals += Character.isUpperCase(c) ? 1 : 0;
        if (c > 0x7F || Charsets.isNoText(c)) {
            double value =
                    Charsets.isNoText(c) ? NO_TEXT : isLetter(c) ? letter(c, before, after) : mark(c, before, after);
            beyond++;
            sum += value;
            impossible += value <= IMPOSSIBLE ? 1 : 0;
        } else if (Character.isLetter(c)) {
            plain++;
            plainForeign += alphabet.hasLetter(c) ? 0 : 1;
        }
    }

    private double letter(int c, int before, int after) {
        boolean wrongCase = (Character.isUpperCase(c) && Character.isLowerCase(before))
                || (Character.isLowerCase(c) && Character.isUpperCase(after));
        boolean wrongPlace = (FINAL.indexOf(c) >= 0 && Character.isLetter(after))
                || (isAttached(c) && !Character.isLetter(before) && !isAttached(before));
        if (wrongCase || wrongPlace || isOfOtherScript(c, before) || isOfOtherScript(c, after)) {
            return IMPOSSIBLE;
        }
        if (isWide(c) && !isWide(before) && !isWide(after)) {
            return Character.isLetter(before) || Character.isLetter(after) ? FOREIGN : 0;
        }
        if (!isWide(c) && (Character.isDigit(before) || Character.isDigit(after))) {
            return FOREIGN;
        }
        if (alphabet.hasLetter(c)
                && !isWide(c)
                && !isAttached(c)
                && !Character.isLetter(before)
                && !Character.isLetter(after)) {
            return Character.isUpperCase(c) ? 0 : alphabet.hasLetter('a') ? ALONE : ALONE_ELSEWHERE;
        }
        return alphabet.hasLetter(c) ? OWN : alphabet.borrows(c) ? BORROWED : FOREIGN;
    }

    private double mark(int c, int before, int after) {
        if (!alphabet.hasMark(c) && !Alphabet.isSign(c)) {
            return FOREIGN;
        }
        if (isWide(c) && !isWide(before) && !isWide(after)) {
            return FOREIGN;
        }
        boolean apostrophe = c == '’' || c == '\u00AD' || c == '·';
        boolean inside = Character.isLetter(before) && Character.isLetter(after) && !isWide(before);
        return inside && !apostrophe ? IMPOSSIBLE : alphabet.hasMark(c) ? MARK : SIGN;
    }

    private double value() {
        if (beyond == 0) {
            return FOREIGN;
        }
        double value = sum / beyond - IMPOSSIBLE_ROOT * Math.sqrt((double) impossible / beyond);
        if (cased > ENOUGH) {
            value -= 2 * capitals > cased ? CAPITALS : capitals == 0 ? NO_CAPITALS : 0;
        }
        return alphabet.hasLetter('a') && plain > 0 ? value - (double) plainForeign / plain : value;
    }

    private static boolean isLetter(int c) {
        return (Character.isLetter(c) && "ªºµ".indexOf(c) < 0) || isAttached(c);
    }

    private static boolean isAttached(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private static boolean isOfOtherScript(int c, int beside) {
        return !isWide(c)
                && Character.isLetter(c)
                && Character.isLetter(beside)
                && UnicodeScript.of(c) != UnicodeScript.of(beside);
    }

    /** Chinese, Japanese or Korean, whose characters seldom stand alone. */
    private static boolean isWide(int c) {
        return c >= 0x2E80;
    }
}
