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
            int run = 0;
            for (int i = unit; i < text.length(); i++) {
                run = text.charAt(i) == text.charAt(i - unit) ? run + 1 : 0;
                if (run >= Math.max(SHORTEST_RUN, unit * TIMES)
                        && text.substring(i - unit + 1, i + 1).chars().anyMatch(Character::isLetterOrDigit)) {
                    return true;
                }
            }
        }
        return false;
    }
}
