package io.raptor.activity.cluster;

import io.raptor.activity.cluster.Clusterer.Options;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/** Groups of nodes within the limits of length and size, first apart, then overlapping. */
final class Groups {

    /** A summary of more members says too little of each. */
    static final int MOST_MEMBERS = 32;

    private final List<int[]> groups = new ArrayList<>();
    private final int[] tokens;
    private final Options options;

    Groups(int[] tokens, Options options) {
        this.tokens = tokens;
        this.options = options;
    }

    /** What one call could summarise. */
    static boolean fits(int[] members, int[] tokens, Options options) {
        long sum = 0;
        for (int member : members) {
            sum += tokens[member];
        }
        return members.length == 1 || (members.length <= MOST_MEMBERS && sum <= options.maxClusterTokens());
    }

    /** The members of each label, ascending, in the order of the labels. */
    static List<int[]> byLabel(int[] labels, int[] places) {
        TreeMap<Integer, List<Integer>> members = new TreeMap<>();
        for (int i = 0; i < labels.length; i++) {
            members.computeIfAbsent(labels[i], any -> new ArrayList<>()).add(places[i]);
        }
        return members.values().stream()
                .map(list -> list.stream().mapToInt(i -> i).toArray())
                .toList();
    }

    /** Adds a group, split in two again and again until every part fits. */
    void add(int[] members, Halving halving) {
        Deque<int[]> left = new ArrayDeque<>(List.of(members));
        while (!left.isEmpty()) {
            int[] next = left.pop();
            if (fits(next, tokens, options)) {
                groups.add(next);
                continue;
            }
            int[][] halves = halving.halves(next);
            left.push(halves[1]);
            left.push(halves[0]);
        }
    }

    int size() {
        return groups.size();
    }

    /** The group of each node, as long as groups do not overlap. */
    int[] labels() {
        int[] labels = new int[tokens.length];
        for (int g = 0; g < groups.size(); g++) {
            for (int member : groups.get(g)) {
                labels[member] = g;
            }
        }
        return labels;
    }

    /** Lets a node join a further group, unless that would then be too long. */
    void join(int node, int group) {
        int[] members = groups.get(group);
        if (Arrays.binarySearch(members, node) >= 0) {
            return;
        }
        int[] more = Arrays.copyOf(members, members.length + 1);
        more[members.length] = node;
        Arrays.sort(more);
        if (fits(more, tokens, options)) {
            groups.set(group, more);
        }
    }

    /** Ordered as {@link Clusterer} says, without those that lie within another. */
    int[][] ordered() {
        List<List<int[]>> holding = new ArrayList<>();
        for (int i = 0; i < tokens.length; i++) {
            holding.add(new ArrayList<>());
        }
        groups.sort(Comparator.<int[]>comparingInt(group -> -group.length).thenComparing(Arrays::compare));
        List<int[]> kept = new ArrayList<>();
        for (int[] group : groups) {
            if (holding.get(group[0]).stream().noneMatch(other -> holds(other, group))) {
                kept.add(group);
                for (int member : group) {
                    holding.get(member).add(group);
                }
            }
        }
        kept.sort(Arrays::compare);
        return kept.toArray(int[][]::new);
    }

    private static boolean holds(int[] group, int[] members) {
        return Arrays.stream(members).allMatch(member -> Arrays.binarySearch(group, member) >= 0);
    }

    /** Divides a group of two or more members. */
    interface Halving {

        /** Two parts, neither empty, each ascending; together the members. */
        int[][] halves(int[] members);
    }
}
