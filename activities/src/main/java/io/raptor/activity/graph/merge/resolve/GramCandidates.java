package io.raptor.activity.graph.merge.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Names most of whose runs of three characters are the same. Two such names share one of their rarest runs, so only
 * names that do are compared.
 */
final class GramCandidates {

    private static final double LEAST = 0.6;
    private static final int LENGTH = 3;

    /** A run that is among the rarest of so many names is frequent in all of them; those after them are not compared by it. */
    private static final int MOST_NAMES = 256;

    private final KnownNames names;
    private final int[][] grams;

    GramCandidates(KnownNames names) {
        this.names = names;
        Map<String, Integer> frequency = new HashMap<>();
        for (int name = 0; name < names.size(); name++) {
            grams(names.key(name)).forEach(gram -> frequency.merge(gram, 1, Integer::sum));
        }
        Map<String, Integer> order = new HashMap<>();
        frequency.keySet().stream()
                .sorted(Comparator.comparingInt((String gram) -> frequency.getOrDefault(gram, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(gram -> order.put(gram, order.size()));
        grams = new int[names.size()][];
        for (int name = 0; name < grams.length; name++) {
            grams[name] = grams(names.key(name)).stream()
                    .mapToInt(gram -> order.getOrDefault(gram, 0))
                    .sorted()
                    .toArray();
        }
    }

    private static List<String> grams(String key) {
        String padded = " " + Accents.without(key) + " ";
        List<String> grams = new ArrayList<>();
        for (int i = 0; i + LENGTH <= padded.length(); i++) {
            grams.add(padded.substring(i, i + LENGTH));
        }
        return grams.stream().distinct().toList();
    }

    void each(Consumer<Candidate> to) {
        Map<Integer, List<Integer>> byGram = new HashMap<>();
        int[] seen = new int[grams.length];
        for (int name = 0; name < grams.length; name++) {
            int[] own = grams[name];
            int prefix = own.length - (int) Math.ceil(LEAST * own.length) + 1;
            for (int i = 0; i < Math.min(prefix, own.length); i++) {
                List<Integer> others = byGram.computeIfAbsent(own[i], gram -> new ArrayList<>(1));
                for (int other : others) {
                    if (seen[other] != name + 1) {
                        seen[other] = name + 1;
                        compare(name, other, to);
                    }
                }
                if (others.size() < MOST_NAMES) {
                    others.add(name);
                }
            }
        }
    }

    private void compare(int one, int other, Consumer<Candidate> to) {
        double shorter = Math.min(grams[one].length, grams[other].length);
        double longer = Math.max(grams[one].length, grams[other].length);
        if (shorter >= LEAST * longer && names.comparable(one, other)) {
            int needed = (int) (LEAST / (1 + LEAST) * (shorter + longer));
            int shared = shared(grams[one], grams[other], needed);
            double likeness = shared / (shorter + longer - shared);
            if (likeness >= LEAST) {
                to.accept(names.candidate(one, other, likeness));
            }
        }
    }

    /** Shared grams; some of them where they can no longer be as many as needed. */
    private static int shared(int[] one, int[] other, int needed) {
        int shared = 0;
        for (int i = 0, j = 0; shared + Math.min(one.length - i, other.length - j) >= needed; ) {
            if (i == one.length || j == other.length) {
                return shared;
            }
            if (one[i] == other[j]) {
                shared++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        return shared;
    }
}
