package io.raptor.activity.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The runs of words between a sentence's small words: what it is about rather than how it says it. */
final class Phrases {

    private static final int MOST_WORDS = 3;
    private static final Pattern BREAK = Pattern.compile("[^\\p{L}\\p{N}\\s'’-]+|\\s[-–—]+\\s");
    private static final Set<String> SMALL_WORDS = SmallWords.ALL;

    private Phrases() {}

    /** Phrases of one to three words. */
    static List<String> of(String sentence) {
        List<String> phrases = new ArrayList<>();
        for (String clause : BREAK.split(sentence, -1)) {
            List<String> run = new ArrayList<>();
            for (String word : clause.strip().split("\\s+", -1)) {
                if (speaks(word)) {
                    run.add(word);
                } else {
                    addRuns(run, phrases);
                    run.clear();
                }
            }
            addRuns(run, phrases);
        }
        return phrases;
    }

    private static boolean speaks(String word) {
        return word.length() > 2
                && Character.isLetter(word.charAt(0))
                && !SMALL_WORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static void addRuns(List<String> run, List<String> phrases) {
        for (int from = 0; from < run.size(); from++) {
            for (int to = from + 1; to <= Math.min(run.size(), from + MOST_WORDS); to++) {
                phrases.add(String.join(" ", run.subList(from, to)));
            }
        }
    }
}
