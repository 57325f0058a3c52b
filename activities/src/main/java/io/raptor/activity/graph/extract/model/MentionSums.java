package io.raptor.activity.graph.extract.model;

import io.raptor.activity.graph.EntityTypes;
import io.raptor.activity.graph.Mention;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Mentions of a unit, one a key. */
final class MentionSums {

    private final SortedMap<String, Mention> byKey = new TreeMap<>();

    boolean has(String key) {
        return byKey.containsKey(key);
    }

    void add(Mention mention) {
        byKey.merge(mention.key(), mention, MentionSums::both);
    }

    /** What was said first, and what the other adds. */
    private static Mention both(Mention first, Mention other) {
        boolean vague = List.of(EntityTypes.UNKNOWN, EntityTypes.OTHER).contains(first.type())
                && first.word().isEmpty();
        Mention type = vague ? other : first;
        TreeSet<Integer> leaves = new TreeSet<>(first.leaves());
        leaves.addAll(other.leaves());
        return new Mention(
                first.key(),
                first.surface(),
                type.type(),
                type.word(),
                joined(first.description(), other.description()),
                List.copyOf(leaves),
                leaves.size());
    }

    private static String joined(String one, String other) {
        if (other.isEmpty() || one.contains(other)) {
            return one;
        }
        return one.isEmpty() || other.contains(one) ? other : one + " " + other;
    }

    /** All, sorted by key, their weights as shares of the unit. */
    List<Mention> sum() {
        double all =
                byKey.values().stream().mapToInt(one -> one.leaves().size()).sum();
        return byKey.values().stream()
                .map(one -> new Mention(
                        one.key(),
                        one.surface(),
                        one.type(),
                        one.word(),
                        one.description(),
                        one.leaves(),
                        one.leaves().size() / all))
                .toList();
    }
}
