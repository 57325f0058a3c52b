package io.raptor.activity.graph.merge;

import java.util.List;
import java.util.Set;

/** Words before a person's name that are no part of it. */
public final class PersonTitles {

    static final Set<String> OF_MEN = Set.of("mr", "sir", "lord", "herr", "monsieur", "señor", "signor");
    static final Set<String> OF_WOMEN =
            Set.of("mrs", "ms", "miss", "lady", "frau", "madame", "mme", "mlle", "señora", "signora");
    private static final Set<String> OF_ANYBODY = Set.of("dr", "prof", "professor", "m");

    private PersonTitles() {}

    /** The words of a name without titles before it; the last word is never one. */
    public static List<String> without(List<String> words) {
        int first = 0;
        while (first < words.size() - 1 && is(words.get(first))) {
            first++;
        }
        return words.subList(first, words.size());
    }

    private static boolean is(String word) {
        return OF_MEN.contains(word) || OF_WOMEN.contains(word) || OF_ANYBODY.contains(word);
    }
}
