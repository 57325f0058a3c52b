package io.raptor.activity.model.endpoint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A test for texts in which a model fell into saying the same without end. */
final class Repetition {

    private static final int LONGEST_UNIT = 300;
    private static final int TIMES = 6;

    /** Shorter runs are rules, names and refrains. */
    private static final int SHORTEST_RUN = 160;

    private static final int MANY_WORDS = 120;
    private static final double FEW_DIFFERENT = 0.12;

    private Repetition() {}

    static boolean in(String text) {
        return fewWords(text) || cycles(text);
    }

    private static boolean fewWords(String text) {
        List<String> words = List.of(text.split("\\s+", -1));
        Set<String> different = new HashSet<>(words);
        return words.size() >= MANY_WORDS && different.size() < FEW_DIFFERENT * words.size();
    }

    /** Some unit stands many times in a row. */
    private static boolean cycles(String text) {
        for (int unit = 1; unit <= Math.min(LONGEST_UNIT, text.length() / TIMES); unit++) {
            int least = Math.max(SHORTEST_RUN, unit * TIMES);
            // A run of that length has one of these places in it: the others need not be looked at.
            for (int place = unit + least - 1; place < text.length(); place += least) {
                if (run(text, unit, place) >= least && says(text, place - unit + 1, place + 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Characters in a row around a place that are as those a unit before them. */
    private static int run(String text, int unit, int place) {
        int from = place;
        while (from >= unit && text.charAt(from) == text.charAt(from - unit)) {
            from--;
        }
        int to = place;
        while (from < place && to < text.length() && text.charAt(to) == text.charAt(to - unit)) {
            to++;
        }
        return Math.max(0, to - from - 1);
    }

    private static boolean says(String text, int from, int to) {
        return text.substring(from, to).chars().anyMatch(Character::isLetterOrDigit);
    }
}
