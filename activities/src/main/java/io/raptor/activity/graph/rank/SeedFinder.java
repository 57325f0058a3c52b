package io.raptor.activity.graph.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Finds which entities a question names: by the longest spans that are a name, then by most of a name's words. */
final class SeedFinder {

    /** Share of a name's words that have to be in the question. */
    private static final double OVERLAP = 0.66;

    private static final double LESS_SURE = 0.5;

    /** How sure it is that several plain words are meant as the name that they are. */
    private static final double PLAIN = 0.3;

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
        SortedMap<Integer, Double> found = found(new Question(question));
        SortedMap<Integer, Double> rare = new TreeMap<>(found);
        rare.keySet().removeIf(entity -> frequency[entity] > hub);
        return rare.isEmpty() ? found : rare;
    }

    private SortedMap<Integer, Double> found(Question question) {
        SortedMap<Integer, Double> found = new TreeMap<>();
        List<String> rest = new ArrayList<>();
        int at = 0;
        while (at < question.words()) {
            int last = longest(question, at);
            if (last >= at) {
                double sure = written(question, at, last) ? 1 : PLAIN;
                index.named(question.key(at, last)).forEach(entity -> weigh(found, entity, sure));
            } else if (question.naming(at)) {
                rest.add(question.key(at, at));
            }
            at = Math.max(at, last) + 1;
        }
        Set<String> content = question.content();
        rest.stream()
                .flatMap(word -> index.withWord(word).stream())
                .distinct()
                .filter(entity -> !found.containsKey(entity) && index.overlap(entity, content) >= OVERLAP)
                .toList()
                .forEach(entity -> weigh(found, entity, LESS_SURE));
        return found;
    }

    private void weigh(SortedMap<Integer, Double> found, int entity, double sure) {
        if (frequency[entity] > 0) {
            found.put(entity, sure / frequency[entity]);
        }
    }

    private int longest(Question question, int from) {
        for (int last = Math.min(question.words(), from + NameIndex.LONGEST_KEY) - 1; last >= from; last--) {
            if (!index.named(question.key(from, last)).isEmpty() && names(question, from, last)) {
                return last;
            }
        }
        return -1;
    }

    /** A span of plain words may be a name only where several of them say something. */
    private static boolean names(Question question, int from, int last) {
        return written(question, from, last)
                || IntStream.rangeClosed(from, last).filter(question::says).count() > 1;
    }

    /** The question writes the span as a name. */
    private static boolean written(Question question, int from, int last) {
        return IntStream.rangeClosed(from, last).anyMatch(question::naming);
    }
}
