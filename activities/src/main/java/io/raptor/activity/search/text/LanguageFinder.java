package io.raptor.activity.search.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A guess at a document's language by its stop words. Safe for use by many threads. */
final class LanguageFinder {

    /** Words looked at: more do not change what is found. */
    private static final int ENOUGH = 3000;

    /** Of the words looked at; running text has about twice as many. */
    private static final double LEAST_SHARE = 0.12;

    private final Function<String, List<String>> words;
    private final Map<String, List<Language>> stopWords = new HashMap<>();

    /** @param words of a text, folded, without a stop word less */
    LanguageFinder(Function<String, List<String>> words) {
        this.words = words;
        for (Language language : Language.values()) {
            for (Object stop : language.stopWords()) {
                words.apply(new String((char[]) stop)).forEach(word -> note(word, language));
            }
        }
    }

    private void note(String word, Language language) {
        List<Language> having = stopWords.computeIfAbsent(word, w -> new ArrayList<>());
        if (!having.contains(language)) {
            having.add(language);
        }
    }

    /** The language whose stop words are most of the text, if they are many enough; of equals the first. */
    Language find(Iterable<String> texts) {
        Map<Language, Integer> counts = new EnumMap<>(Language.class);
        Map<Language, Set<String>> different = new EnumMap<>(Language.class);
        int seen = 0;
        for (String text : texts) {
            for (String word : words.apply(text)) {
                for (Language language : stopWords.getOrDefault(word, List.of())) {
                    counts.merge(language, 1, Integer::sum);
                    different.computeIfAbsent(language, l -> new HashSet<>()).add(word);
                }
                seen++;
            }
            if (seen >= ENOUGH) {
                break;
            }
        }
        // One word says little: it may be another language's noun.
        counts.keySet()
                .removeIf(language -> different.getOrDefault(language, Set.of()).size() < 2);
        return best(counts, LEAST_SHARE * seen);
    }

    private static Language best(Map<Language, Integer> counts, double least) {
        Language best = Language.OTHER;
        double most = least;
        for (Map.Entry<Language, Integer> count : counts.entrySet()) {
            if (count.getValue() > most) {
                best = count.getKey();
                most = count.getValue();
            }
        }
        return best;
    }
}
