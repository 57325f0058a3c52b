package io.raptor.activity.graph.merge;

import static io.raptor.activity.graph.merge.Merge.Reason.MODEL;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which keys are one thing: each group under the smallest of its keys. Undone by making it again without a merge, or
 * with a rule that forbids it.
 */
public final class AliasMap {

    public static final AliasMap NONE = new AliasMap(new TreeMap<>(), List.of());

    private final SortedMap<String, String> canonical;
    private final List<Merge> applied;

    private AliasMap(SortedMap<String, String> canonical, List<Merge> applied) {
        this.canonical = canonical;
        this.applied = List.copyOf(applied);
    }

    /** What the merges make one, in the order of their reasons; one that would join what the rules keep apart is left out. */
    static AliasMap of(Collection<Merge> merges, NameRules rules) {
        Groups groups = new Groups(rules);
        List<Merge> applied =
                new TreeSet<>(merges).stream().filter(groups::join).toList();
        return new AliasMap(groups.canonical(), applied);
    }

    /** The key under which the thing stands that a key names. */
    public String canonical(String key) {
        return canonical.getOrDefault(key, key);
    }

    /** The merges that made it, in their order. */
    public List<Merge> applied() {
        return applied;
    }

    private static final class Groups {

        private final NameRules rules;
        private final Map<String, SortedSet<String>> groups = new HashMap<>();

        Groups(NameRules rules) {
            this.rules = rules;
        }

        boolean join(Merge merge) {
            SortedSet<String> one = group(merge.key());
            SortedSet<String> other = group(merge.of());
            if (one.contains(merge.of()) || apart(one, other) || (merge.reason() == MODEL && unlike(one, other))) {
                return false;
            }
            boolean grows = one.size() >= other.size();
            SortedSet<String> large = grows ? one : other;
            SortedSet<String> small = grows ? other : one;
            large.addAll(small);
            small.forEach(key -> groups.put(key, large));
            return true;
        }

        private SortedSet<String> group(String key) {
            return groups.computeIfAbsent(key, k -> new TreeSet<>(List.of(k)));
        }

        private boolean apart(SortedSet<String> one, SortedSet<String> other) {
            return !rules.different().isEmpty()
                    && one.stream().anyMatch(a -> other.stream().anyMatch(b -> rules.forbids(a, b)));
        }

        /** A model's word joins no names with other numbers, not even by way of a third. */
        private static boolean unlike(SortedSet<String> one, SortedSet<String> other) {
            return one.stream().anyMatch(a -> other.stream().anyMatch(b -> NameSigns.differ(a, b)));
        }

        SortedMap<String, String> canonical() {
            SortedMap<String, String> canonical = new TreeMap<>();
            List<SortedSet<String>> all = new ArrayList<>(groups.values());
            for (SortedSet<String> group : all) {
                group.forEach(key -> canonical.put(key, group.first()));
            }
            return canonical;
        }
    }
}
