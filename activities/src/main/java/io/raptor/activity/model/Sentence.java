package io.raptor.activity.model;

import io.raptor.activity.language.Sentences;
import io.raptor.activity.language.Words;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A sentence that may go into a summary.
 *
 * @param member whose it is, by index
 * @param position its place in the member
 * @param words its different words in lower case, in their order
 */
public record Sentence(int member, int position, String text, Set<String> words) {

    private static final int FEWEST_WORDS = 4;
    private static final double REPEATED_PART = 0.8;

    public static Sentence of(int member, int position, String text) {
        return new Sentence(member, position, text, wordsOf(text));
    }

    /** Reads as a sentence, unlike a heading, a row of a table or a lone number. */
    public boolean whole() {
        return says() && Sentences.isEnded(text);
    }

    /** Has the words of a sentence, whether it ends as one or not. */
    public boolean says() {
        return words.size() >= FEWEST_WORDS;
    }

    /** Says (nearly) what the other says: the shorter one's words are in the longer one. */
    public boolean repeats(Sentence other) {
        return words.size() <= other.words.size() ? isMostlyIn(other) : other.isMostlyIn(this);
    }

    private boolean isMostlyIn(Sentence other) {
        return words.stream().filter(other.words::contains).count() >= REPEATED_PART * words.size();
    }

    private static Set<String> wordsOf(String text) {
        Set<String> words = new LinkedHashSet<>();
        String lower = text.toLowerCase(Locale.ROOT);
        new Words().find(lower, (start, end) -> words.add(lower.substring(start, end)));
        return words;
    }
}
