package io.raptor.activity.document;

import java.util.Locale;
import java.util.Set;

/** Full stops that end a word and not a sentence. */
final class Abbreviations {

    private static final Set<String> WORDS = Set.of(
            "dr", "mr", "mrs", "ms", "prof", "sr", "jr", "st", "mt", "rev", "hon", "gen", "col", "capt", "lt", "sgt",
            "gov", "sen", "rep", "vs", "cf", "fig", "figs", "eq", "eqs", "sec", "ch", "vol", "no", "nos", "nr", "pp",
            "ed", "eds", "al", "approx", "ca", "dept", "univ", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "bzw",
            "vgl", "abs", "art", "bd", "evtl", "ggf", "inkl", "sog", "str", "tel", "usw", "mme", "mlle", "env");

    private static final int LONGEST = 6;

    private Abbreviations() {}

    /** Whether the text up to {@code end}, white space at its end aside, ends with an abbreviation's full stop. */
    static boolean endsWithOne(CharSequence text, int start, int end) {
        int stop = WhiteSpace.trimEnd(text, start, end) - 1;
        if (stop <= start || text.charAt(stop) != '.') {
            return false;
        }
        int from = stop;
        while (from > start && stop - from <= LONGEST && Character.isLetterOrDigit(text.charAt(from - 1))) {
            from--;
        }
        return isOne(text.subSequence(from, stop).toString());
    }

    private static boolean isOne(String word) {
        if (word.length() == 1) {
            return Character.isLetterOrDigit(word.charAt(0)) && !word.equals("I");
        }
        boolean ordinal = word.length() == 2 && word.chars().allMatch(Character::isDigit);
        return ordinal || WORDS.contains(word.toLowerCase(Locale.ROOT));
    }
}
