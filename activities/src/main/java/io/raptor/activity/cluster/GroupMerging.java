package io.raptor.activity.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Groups of atoms that grow by joining their likes. For one run. */
final class GroupMerging {

    /**
     * The bounds of a group's growth: with each round, and each node more, a change of the level reaches further.
     *
     * @param rounds in which groups choose each other
     * @param mostNodes of a group
     */
    record Growth(int rounds, int mostNodes) {}

    /** A group of fewer nodes is left over: it joins another beyond the usual number. */
    private static final int FEWEST_NODES = 3;

    private static final int NONE = -1;

    private final float[][] rows;
    private final long maxTokens;
    private final Growth growth;

    /** Of each atom, the group that it is in, which is named by its first atom. */
    private final int[] groupOf;

    /** Of each group its atoms, ascending; {@code null} where the group has joined another. */
    private final int[] @Nullable [] atomsOf;

    /** Of each group the sum of its nodes' directions, of length 1. */
    private final float[][] directions;

    private final int[] nodes;
    private final long[] tokens;
    private final List<int[]> atoms;

    /** The group that asked last whether it knows another: a mark that spares a set. */
    private final int[] seenBy;

    GroupMerging(List<int[]> atoms, float[][] rows, int[] tokensOf, long maxTokens, Growth growth) {
        this.atoms = atoms;
        this.rows = rows;
        this.maxTokens = maxTokens;
        this.growth = growth;
        int count = atoms.size();
        groupOf = IntStream.range(0, count).toArray();
        atomsOf = new int[count][];
        Arrays.setAll(atomsOf, i -> new int[] {i});
        directions = rows.clone();
        nodes = atoms.stream().mapToInt(atom -> atom.length).toArray();
        tokens = atoms.stream()
                .mapToLong(atom ->
                        IntStream.of(atom).mapToLong(node -> tokensOf[node]).sum())
                .toArray();
        seenBy = new int[count];
    }

    void run(NodeLinks links) {
        for (int round = 0; round < growth.rounds(); round++) {
            mergeMutual(links);
        }
        joinLeftOver(links);
    }

    /** One round. */
    private void mergeMutual(NodeLinks links) {
        int[] choice = new int[groupOf.length];
        Arrays.fill(seenBy, NONE);
        for (int group = 0; group < choice.length; group++) {
            choice[group] = atomsOf[group] == null ? NONE : nearest(links, group, growth.mostNodes());
        }
        for (int group = 0; group < choice.length; group++) {
            int other = choice[group];
            if (other > group && choice[other] == group) {
                merge(group, other);
            }
        }
    }

    /** Of the groups that are near and fit, the one most like it; the first of equals. */
    private int nearest(NodeLinks links, int group, int mostNodes) {
        int best = NONE;
        float bestCosine = 0;
        seenBy[group] = group;
        for (int atom : members(group)) {
            for (int link = links.from(atom); link < links.to(atom); link++) {
                int other = groupOf[links.end(link)];
                if (seenBy[other] == group || !fit(group, other, mostNodes)) {
                    continue;
                }
                seenBy[other] = group;
                float cosine = VectorMath.dot(directions[group], directions[other]);
                if (cosine > bestCosine || (cosine == bestCosine && best != NONE && other < best)) {
                    best = other;
                    bestCosine = cosine;
                }
            }
        }
        return best;
    }

    private boolean fit(int one, int other, int mostNodes) {
        return nodes[one] + nodes[other] <= mostNodes && tokens[one] + tokens[other] <= maxTokens;
    }

    private int[] members(int group) {
        int[] members = atomsOf[group];
        if (members == null) {
            throw new IllegalStateException("the group has joined another");
        }
        return members;
    }

    /** @param other joins {@code group}, which begins before it */
    private void merge(int group, int other) {
        int[] more = members(other);
        int[] own = members(group);
        int[] all = Arrays.copyOf(own, own.length + more.length);
        System.arraycopy(more, 0, all, own.length, more.length);
        Arrays.sort(all);
        for (int atom : more) {
            groupOf[atom] = group;
        }
        atomsOf[group] = all;
        atomsOf[other] = null;
        nodes[group] += nodes[other];
        tokens[group] += tokens[other];
        directions[group] = VectorMath.direction(rows, all);
        directions[other] = directions[group];
    }

    /** What found no partner joins the group most like it, or those beside it in the level's order. */
    private void joinLeftOver(NodeLinks links) {
        int[] left = IntStream.range(0, groupOf.length)
                .filter(group -> atomsOf[group] != null && nodes[group] < FEWEST_NODES)
                .toArray();
        joinNearest(links, left);
        joinInOrder(left);
    }

    /** All of them choose before any joins: none moves another's choice. */
    private void joinNearest(NodeLinks links, int[] left) {
        Arrays.fill(seenBy, NONE);
        int[] choice = Arrays.stream(left)
                .map(group -> nearest(links, group, Groups.MOST_MEMBERS))
                .toArray();
        for (int i = 0; i < left.length; i++) {
            int group = left[i];
            int other = choice[i] == NONE ? group : groupOf[choice[i]];
            if (other != group && atomsOf[group] != null && fit(group, other, Groups.MOST_MEMBERS)) {
                merge(Math.min(group, other), Math.max(group, other));
            }
        }
    }

    private void joinInOrder(int[] left) {
        int run = NONE;
        for (int group : left) {
            if (atomsOf[group] != null && nodes[group] < FEWEST_NODES) {
                if (run != NONE && fit(run, group, growth.mostNodes())) {
                    merge(run, group);
                } else {
                    run = group;
                }
            }
        }
    }

    /** Each group's nodes, ascending. */
    int[][] groups() {
        List<int[]> found = new ArrayList<>();
        for (int[] members : atomsOf) {
            if (members != null) {
                found.add(IntStream.of(members)
                        .flatMap(atom -> IntStream.of(atoms.get(atom)))
                        .sorted()
                        .toArray());
            }
        }
        found.sort(Comparator.comparingInt(group -> group[0]));
        return found.toArray(int[][]::new);
    }
}
