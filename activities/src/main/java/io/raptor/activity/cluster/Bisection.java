package io.raptor.activity.cluster;

import io.raptor.activity.cluster.Groups.Halving;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Divides a group between two of its members that lie far apart, neither part holding less than a quarter. Members that
 * lie equally between them stay in order, so copies of one text are cut in the middle.
 */
final class Bisection implements Halving {

    private static final int ROUNDS = 4;

    private final float[][] rows;

    /** @param rows of length 1 or zero */
    Bisection(float[][] rows) {
        this.rows = rows;
    }

    @Override
    public int[][] halves(int[] members) {
        float[] one = rows[farthest(members, rows[members[0]])];
        float[] two = rows[farthest(members, one)];
        int[][] parts = divided(members, one, two);
        for (int round = 1; round < ROUNDS; round++) {
            parts = divided(members, mean(parts[0]), mean(parts[1]));
        }
        return Arrays.compare(parts[0], parts[1]) < 0 ? parts : new int[][] {parts[1], parts[0]};
    }

    private int farthest(int[] members, float[] from) {
        int best = members[members.length - 1];
        for (int member : members) {
            best = VectorMath.dot(rows[member], from) < VectorMath.dot(rows[best], from) ? member : best;
        }
        return best;
    }

    private int[][] divided(int[] members, float[] one, float[] two) {
        double[] lean = Arrays.stream(members)
                .mapToDouble(m -> VectorMath.dot(rows[m], one) - VectorMath.dot(rows[m], two))
                .toArray();
        int[] order = IntStream.range(0, members.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -lean[i]))
                .mapToInt(i -> i)
                .toArray();
        int least = Math.max(1, members.length / 4);
        int cut = (int) Arrays.stream(lean).filter(l -> l > 0).count();
        cut = lean[order[0]] == lean[order[order.length - 1]] ? members.length / 2 : cut;
        cut = Math.min(members.length - least, Math.max(least, cut));
        return new int[][] {places(members, order, 0, cut), places(members, order, cut, order.length)};
    }

    private static int[] places(int[] members, int[] order, int from, int to) {
        return IntStream.range(from, to).map(i -> members[order[i]]).sorted().toArray();
    }

    private float[] mean(int[] members) {
        float[] mean = new float[rows[members[0]].length];
        for (int member : members) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += rows[member][d];
            }
        }
        VectorMath.scale(mean, Float.MIN_VALUE);
        return mean;
    }
}
