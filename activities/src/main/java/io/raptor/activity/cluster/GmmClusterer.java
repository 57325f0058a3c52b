package io.raptor.activity.cluster;

import java.util.stream.IntStream;

/**
 * Gaussian mixtures over reduced vectors, first over the whole level, then within each part, their numbers chosen by
 * BIC. A node joins every group in which it has more than the threshold's membership.
 */
final class GmmClusterer implements Clusterer {

    private static final int NEIGHBOURS = 10;
    /** Nodes that are one group without a mixture. */
    private static final int SMALL = 11;
    /** Parts of the level hold so many nodes at least, on average. */
    private static final int PART = 50;

    private static final int MOST_PARTS = 49;

    @Override
    public int[][] cluster(Nodes nodes, Options options) {
        float[][] vectors = nodes.vectors();
        int[] tokens = nodes.tokens();
        int[] all = IntStream.range(0, vectors.length).toArray();
        Groups groups = new Groups(tokens, options);
        if (vectors.length == 0) {
            return new int[0][];
        }
        float[][] rows = VectorMath.centred(vectors);
        Bisection bisection = new Bisection(rows);
        if (vectors.length <= SMALL) {
            groups.add(all, bisection);
            return groups.ordered();
        }
        Neighbours neighbours = Neighbours.of(rows, NEIGHBOURS, options.seed());
        float[][] smooth = neighbours.smoothed(neighbours.smoothed(rows, NEIGHBOURS), NEIGHBOURS);
        SoftMembership level =
                SoftMembership.of(smooth, all, 1, Math.min(MOST_PARTS, Math.max(1, vectors.length / PART)), options);
        for (int part = 0; part < level.size(); part++) {
            within(smooth, level, part, options, groups, bisection);
        }
        return groups.ordered();
    }

    private static void within(
            float[][] smooth, SoftMembership level, int part, Options options, Groups groups, Bisection bisection) {
        int[] own = level.hard(part);
        int[] members = level.soft(part);
        if (own.length == 0) {
            return;
        }
        if (members.length <= SMALL) {
            add(own, members, groups, bisection);
            return;
        }
        SoftMembership local =
                SoftMembership.of(smooth, members, (members.length + 11) / 12, members.length / 5, options);
        for (int c = 0; c < local.size(); c++) {
            int[] hard = IntStream.of(local.hard(c))
                    .filter(i -> level.label(i) == part)
                    .toArray();
            if (hard.length > 0) {
                add(hard, local.soft(c), groups, bisection);
            }
        }
    }

    /** Those who only join do so where the group was not split. */
    private static void add(int[] own, int[] members, Groups groups, Bisection bisection) {
        int before = groups.size();
        groups.add(own, bisection);
        if (groups.size() == before + 1) {
            for (int member : members) {
                groups.join(member, before);
            }
        }
    }
}
