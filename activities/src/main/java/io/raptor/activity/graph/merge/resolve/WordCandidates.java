package io.raptor.activity.graph.merge.resolve;

import io.raptor.activity.graph.extract.SmallWord;
import io.raptor.activity.graph.merge.PersonTitles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Names all of whose words, or their initials, are in another one. */
final class WordCandidates {

    /** A word of more names tells nothing. */
    private static final int MOST_NAMES = 64;

    private final KnownNames names;
    private final List<List<String>> words = new ArrayList<>();
    private final Map<String, List<Integer>> byWord = new HashMap<>();

    WordCandidates(KnownNames names) {
        this.names = names;
        for (int name = 0; name < names.size(); name++) {
            List<String> of = PersonTitles.without(names.words(name)).stream()
                    .filter(word -> !SmallWord.is(word))
                    .distinct()
                    .toList();
            words.add(of);
            int place = name;
            of.forEach(
                    word -> byWord.computeIfAbsent(word, w -> new ArrayList<>()).add(place));
        }
    }

    void each(Consumer<Candidate> to) {
        for (int name = 0; name < words.size(); name++) {
            int shorter = name;
            rarest(words.get(name)).stream()
                    .filter(longer -> longer != shorter && names.comparable(shorter, longer))
                    .filter(longer -> within(words.get(shorter), words.get(longer)))
                    .forEach(longer -> to.accept(names.candidate(shorter, longer, likeness(shorter, longer))));
        }
    }

    /** The names of the word that the fewest have. */
    private List<Integer> rarest(List<String> of) {
        return of.stream()
                .filter(word -> word.length() > 1)
                .map(word -> byWord.getOrDefault(word, List.of()))
                .min(Comparator.comparingInt(List::size))
                .filter(found -> found.size() <= MOST_NAMES)
                .orElse(List.of());
    }

    private static boolean within(List<String> shorter, List<String> longer) {
        return shorter.size() <= longer.size()
                && shorter.stream()
                        .allMatch(word -> word.length() == 1
                                ? longer.stream().anyMatch(other -> other.startsWith(word))
                                : longer.contains(word));
    }

    private double likeness(int shorter, int longer) {
        return (1.0 + words.get(shorter).size()) / (1.0 + words.get(longer).size());
    }
}
