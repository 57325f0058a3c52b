package io.raptor.activity.graph.merge.resolve;

import io.raptor.activity.graph.NameKeys;
import io.raptor.activity.graph.extract.SmallWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Short names that are the initials of a long one. */
final class InitialCandidates {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 8;
    private static final int MOST_NAMES = 16;
    private static final double LIKENESS = 0.7;

    private final KnownNames names;
    private final Map<String, List<Integer>> byInitials = new HashMap<>();

    InitialCandidates(KnownNames names) {
        this.names = names;
        for (int name = 0; name < names.size(); name++) {
            List<String> words = names.words(name);
            if (words.size() >= SHORTEST) {
                add(initials(words, true), name);
                add(initials(words, false), name);
            }
        }
    }

    private static String initials(List<String> words, boolean all) {
        return words.stream()
                .filter(word -> all || !SmallWord.is(word))
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
    }

    private void add(String initials, int name) {
        List<Integer> of = byInitials.computeIfAbsent(initials, i -> new ArrayList<>());
        if (!of.contains(name) && of.size() <= MOST_NAMES) {
            of.add(name);
        }
    }

    void each(Consumer<Candidate> to) {
        for (int name = 0; name < names.size(); name++) {
            String key = NameKeys.squeezed(names.key(name));
            List<Integer> spelledOut = byInitials.getOrDefault(key, List.of());
            if (key.length() >= SHORTEST && key.length() <= LONGEST && spelledOut.size() <= MOST_NAMES) {
                int shorter = name;
                spelledOut.stream()
                        .filter(longer -> longer != shorter && names.comparable(shorter, longer))
                        .forEach(longer -> to.accept(names.candidate(shorter, longer, LIKENESS)));
            }
        }
    }
}
