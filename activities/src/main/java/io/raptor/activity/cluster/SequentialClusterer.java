package io.raptor.activity.cluster;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Runs of nodes in the document's order, cut where the cosine of two that stand side by side is among the lowest. The
 * number of cuts is bounded by a part of the nodes, and a node that would stand alone stays with the neighbour it is more
 * like, so every level shrinks well.
 */
final class SequentialClusterer implements Clusterer {

    /** The part of the gaps that are cuts. */
    private static final double CUTS = 0.15;

    private static final int SMALL = 8;

    @Override
    public int[][] cluster(Nodes nodes, Options options) {
        float[][] vectors = nodes.vectors();
        int[] tokens = nodes.tokens();
        int[] all = IntStream.range(0, vectors.length).toArray();
        Groups groups = new Groups(tokens, options);
        float[] gaps = gaps(VectorMath.unit(vectors));
        if (vectors.length <= SMALL) {
            add(all, gaps, groups);
            return groups.ordered();
        }
        boolean[] cut = withoutLone(cuts(gaps), gaps);
        int from = 0;
        for (int i = 0; i < vectors.length; i++) {
            if (i + 1 == vectors.length || cut[i]) {
                add(Arrays.copyOfRange(all, from, i + 1), gaps, groups);
                from = i + 1;
            }
        }
        return groups.ordered();
    }

    private static void add(int[] run, float[] gaps, Groups groups) {
        if (run.length > 0) {
            groups.add(run, members -> halves(members, gaps));
        }
    }

    /** Element i: how alike nodes i and i + 1 are. */
    private static float[] gaps(float[][] rows) {
        float[] gaps = new float[Math.max(0, rows.length - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = VectorMath.dot(rows[i], rows[i + 1]);
        }
        return gaps;
    }

    private static boolean[] cuts(float[] gaps) {
        float[] sorted = gaps.clone();
        Arrays.sort(sorted);
        float threshold = sorted[(int) (CUTS * gaps.length)];
        boolean[] cut = new boolean[gaps.length];
        for (int i = 0; i < gaps.length; i++) {
            cut[i] = gaps[i] < threshold;
        }
        return cut;
    }

    private static boolean[] withoutLone(boolean[] cut, float[] gaps) {
        boolean[] kept = cut.clone();
        int last = gaps.length;
        for (int i = 0; i <= last; i++) {
            boolean before = i == 0 || kept[i - 1];
            boolean after = i == last || kept[i];
            if (before && after) {
                boolean joinsNext = i == 0 || (i < last && gaps[i] > gaps[i - 1]);
                kept[joinsNext ? i : i - 1] = false;
            }
        }
        return kept;
    }

    /** Cuts a run at its lowest gap in the middle half, so that parts shrink quickly. */
    private static int[][] halves(int[] run, float[] gaps) {
        int low = run.length / 4;
        int high = Math.max(low, run.length - 2 - run.length / 4);
        int best = (run.length - 1) / 2;
        for (int i = low; i <= high; i++) {
            best = gaps[run[i]] < gaps[run[best]] ? i : best;
        }
        return new int[][] {Arrays.copyOf(run, best + 1), Arrays.copyOfRange(run, best + 1, run.length)};
    }
}
