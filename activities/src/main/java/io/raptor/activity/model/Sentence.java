package io.raptor.activity.model;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence that may go into a summary.
 *
 * @param member whose it is, by index
 * @param position its place in the member
 * @param words its different words in lower case, in their order; in scripts without spaces, pairs of characters
 */
public record Sentence(int member, int position, String text, Set<String> words) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern ENDED = Pattern.compile(".*[.!?…؟।。！？][\"'”’»)\\]」』）]*", Pattern.DOTALL);
    private static final int FEWEST_WORDS = 4;
    private static final double REPEATED_PART = 0.8;

    public static Sentence of(int member, int position, String text) {
        return new Sentence(member, position, text, wordsOf(text));
    }

    /** Reads as a sentence, unlike a heading, a row of a table or a lone number. */
    public boolean whole() {
        return words.size() >= FEWEST_WORDS && ENDED.matcher(text).matches();
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
        for (Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT)); word.find(); ) {
            add(word.group(), words);
        }
        return words;
    }

    private static void add(String word, Set<String> words) {
        if (word.codePoints().noneMatch(Character::isIdeographic)) {
            words.add(word);
            return;
        }
        for (int i = 0; i + 2 <= word.length(); i++) {
            words.add(word.substring(i, i + 2));
        }
    }
}
