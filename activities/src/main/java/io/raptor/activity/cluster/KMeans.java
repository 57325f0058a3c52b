package io.raptor.activity.cluster;

import java.util.Arrays;
import java.util.Random;

/** Points around centres: drawn far from each other by a seed, then moved to the means of what is nearest to them. */
final class KMeans {

    private static final int ROUNDS = 8;

    private final double[][] points;
    private final double[][] centres;
    private final int[] nearest;

    private KMeans(double[][] points, int count) {
        this.points = points;
        this.centres = new double[count][];
        this.nearest = new int[points.length];
    }

    static KMeans of(double[][] points, int count, Random random) {
        KMeans centres = new KMeans(points, count);
        centres.draw(random);
        for (int round = 0; round < ROUNDS && centres.assign(); round++) {
            centres.move();
        }
        return centres;
    }

    int of(int point) {
        return nearest[point];
    }

    /** Each further centre is drawn with a chance that grows with its squared distance from those there are. */
    private void draw(Random random) {
        double[] distance = new double[points.length];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        int drawn = random.nextInt(points.length);
        for (int c = 0; c < centres.length; c++) {
            centres[c] = points[drawn].clone();
            double sum = 0;
            for (int i = 0; i < points.length; i++) {
                distance[i] = Math.min(distance[i], squares(points[i], centres[c]));
                sum += distance[i];
            }
            double mark = random.nextDouble() * sum;
            drawn = 0;
            while (drawn < points.length - 1 && mark >= distance[drawn]) {
                mark -= distance[drawn++];
            }
        }
    }

    private boolean assign() {
        boolean changed = false;
        for (int i = 0; i < points.length; i++) {
            int best = nearest[i];
            double least = squares(points[i], centres[best]);
            for (int c = 0; c < centres.length; c++) {
                double distance = squares(points[i], centres[c]);
                if (distance < least) {
                    least = distance;
                    best = c;
                }
            }
            changed |= best != nearest[i];
            nearest[i] = best;
        }
        return changed;
    }

    private void move() {
        int[] sizes = new int[centres.length];
        double[][] sums = new double[centres.length][points[0].length];
        for (int i = 0; i < points.length; i++) {
            sizes[nearest[i]]++;
            for (int d = 0; d < points[i].length; d++) {
                sums[nearest[i]][d] += points[i][d];
            }
        }
        for (int c = 0; c < centres.length; c++) {
            for (int d = 0; sizes[c] > 0 && d < sums[c].length; d++) {
                centres[c][d] = sums[c][d] / sizes[c];
            }
        }
    }

    private static double squares(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += (a[d] - b[d]) * (a[d] - b[d]);
        }
        return sum;
    }
}
