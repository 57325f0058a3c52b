package io.raptor.activity.language;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Full stops that end a word and not a sentence. */
final class Abbreviations {

    private static final Set<String> WORDS = Set.of(
            "dr", "mr", "mrs", "ms", "hr", "fr", "prof", "sr", "sra", "jr", "st", "mt", "rev", "hon", "gen", "col",
            "capt", "lt", "sgt", "gov", "sen", "rep", "vs", "cf", "fig", "figs", "eq", "eqs", "ch", "chap", "vol", "nr",
            "pp", "ed", "eds", "al", "approx", "ca", "co", "corp", "inc", "ltd", "dept", "univ", "jan", "feb", "aug",
            "sept", "oct", "nov", "dec", "bzw", "vgl", "evtl", "ggf", "inkl", "sog", "str", "tel", "usw", "resp", "mme",
            "mlle", "env");

    /** Abbreviations before a number; words like others elsewhere. */
    private static final Set<String> BEFORE_NUMBERS = Set.of("no", "nos", "art", "sec", "ref", "refs", "abs", "bd");

    /** What follows a number with a full stop in German, where that is "the third". */
    private static final Set<String> AFTER_ORDINALS = Set.of(
            "januar",
            "februar",
            "märz",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "dezember",
            "jahrhundert",
            "jahrhunderts",
            "auflage",
            "weltkrieg");

    private static final Pattern DOTTED = Pattern.compile("(?:\\p{L}{1,2}\\.)+\\p{L}{1,2}");
    private static final int LONGEST = 12;

    private Abbreviations() {}

    /** Whether the text up to {@code end}, white space at its end aside, ends with an abbreviation's full stop. */
    static boolean endsWithOne(CharSequence text, int start, int end) {
        int stop = end;
        while (stop > start && Space.is(text.charAt(stop - 1))) {
            stop--;
        }
        stop--;
        if (stop <= start || text.charAt(stop) != '.') {
            return false;
        }
        int from = stop;
        while (from > start && stop - from <= LONGEST && isPart(text.charAt(from - 1))) {
            from--;
        }
        return isOne(text.subSequence(from, stop).toString(), from == start, text, end);
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '.';
    }

    private static boolean isOne(String word, boolean first, CharSequence text, int next) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(Character::isDigit)) {
            boolean mark = first && word.length() <= 3;
            return !word.isEmpty() && (mark || AFTER_ORDINALS.contains(wordAt(text, next)));
        }
        boolean initial = word.length() == 1 && !word.equals("I");
        boolean numbered =
                BEFORE_NUMBERS.contains(lower) && next < text.length() && Character.isDigit(text.charAt(next));
        return initial
                || numbered
                || WORDS.contains(lower)
                || DOTTED.matcher(word).matches();
    }

    private static String wordAt(CharSequence text, int from) {
        int to = from;
        while (to < text.length() && Character.isLetter(text.charAt(to))) {
            to++;
        }
        return text.subSequence(from, to).toString().toLowerCase(Locale.ROOT);
    }
}
