package io.raptor.activity.graph.rank;

import io.raptor.activity.graph.Names;
import io.raptor.activity.language.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds which entities a question names: by the longest spans that are a name, then by most of a name's words. */
final class SeedFinder {

    /** Share of a name's words that have to be in the question. */
    private static final double OVERLAP = 0.66;

    private static final double LESS_SURE = 0.5;

    /** A name in more than this share of the passages leads nowhere. */
    private static final double HUB_SHARE = 0.05;

    private static final int FEWEST_OF_HUB = 5;

    private final NameIndex index;
    private final int[] frequency;
    private final double hub;

    /**
     * @param frequency how many passages name each entity
     * @param passages how many there are
     */
    SeedFinder(NameIndex index, int[] frequency, int passages) {
        this.index = index;
        this.frequency = frequency;
        this.hub = Math.max(FEWEST_OF_HUB, HUB_SHARE * passages);
    }

    /** Weights of entities, each by how rare it is; hubs only where there is nothing else. */
    SortedMap<Integer, Double> in(String question) {
        SortedMap<Integer, Double> found = found(question);
        SortedMap<Integer, Double> rare = new TreeMap<>(found);
        rare.keySet().removeIf(entity -> frequency[entity] > hub);
        return rare.isEmpty() ? found : rare;
    }

    private SortedMap<Integer, Double> found(String question) {
        List<int[]> spans = new ArrayList<>();
        new Words().find(question, (start, end) -> spans.add(new int[] {start, end}));
        SortedMap<Integer, Double> found = new TreeMap<>();
        Set<String> rest = new HashSet<>();
        int at = 0;
        while (at < spans.size()) {
            int last = longest(question, spans, at);
            if (last < at) {
                rest.add(key(question, spans, at, at));
                at++;
            } else {
                String key = key(question, spans, at, last);
                index.named(key).forEach(entity -> weigh(found, entity, 1));
                rest.addAll(List.of(key.split(" ", -1)));
                at = last + 1;
            }
        }
        rest.stream()
                .flatMap(word -> index.withWord(word).stream())
                .filter(entity -> !found.containsKey(entity) && index.overlap(entity, rest) >= OVERLAP)
                .distinct()
                .toList()
                .forEach(entity -> weigh(found, entity, LESS_SURE));
        return found;
    }

    private void weigh(SortedMap<Integer, Double> found, int entity, double sure) {
        if (frequency[entity] > 0) {
            found.put(entity, sure / frequency[entity]);
        }
    }

    private int longest(String question, List<int[]> spans, int from) {
        for (int last = Math.min(spans.size(), from + NameIndex.longestKey()) - 1; last >= from; last--) {
            if (!index.named(key(question, spans, from, last)).isEmpty()) {
                return last;
            }
        }
        return -1;
    }

    private static String key(String question, List<int[]> spans, int from, int last) {
        String span = question.substring(spans.get(from)[0], spans.get(last)[1]);
        return Names.key(span.replaceFirst("['’]s$", ""));
    }
}
