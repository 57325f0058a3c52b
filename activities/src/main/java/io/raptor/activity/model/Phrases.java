package io.raptor.activity.model;

import io.raptor.activity.language.SmallWords;
import io.raptor.activity.language.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The runs of words between a sentence's small words: what it is about rather than how it says it. */
final class Phrases {

    private static final int MOST_WORDS = 3;
    private static final Set<String> SMALL_WORDS = SmallWords.ALL;

    private final String sentence;
    private final List<String> found = new ArrayList<>();
    private final List<int[]> run = new ArrayList<>();

    private Phrases(String sentence) {
        this.sentence = sentence;
    }

    /** Phrases of one to three words. */
    static List<String> of(String sentence) {
        Phrases phrases = new Phrases(sentence);
        new Words().find(sentence, phrases::word);
        phrases.endRun();
        return phrases.found;
    }

    private void word(int start, int end) {
        if (!run.isEmpty()
                && !sentence.substring(run.get(run.size() - 1)[1], start).isBlank()) {
            endRun();
        }
        if (speaks(sentence.substring(start, end))) {
            run.add(new int[] {start, end});
        } else {
            endRun();
        }
    }

    /** A word of two characters says something in a script that writes words with one or two. */
    private static boolean speaks(String word) {
        int first = word.codePointAt(0);
        boolean small = word.length() < 2
                || (word.length() == 2 && !Character.isIdeographic(first))
                || word.codePoints().allMatch(c -> c >= 0x3041 && c <= 0x309F);
        return !small && Character.isLetter(first) && !SMALL_WORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    private void endRun() {
        for (int from = 0; from < run.size(); from++) {
            for (int to = from; to < Math.min(run.size(), from + MOST_WORDS); to++) {
                found.add(sentence.substring(run.get(from)[0], run.get(to)[1]));
            }
        }
        run.clear();
    }
}
