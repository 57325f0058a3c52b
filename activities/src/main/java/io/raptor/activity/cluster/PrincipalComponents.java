package io.raptor.activity.cluster;

import java.util.Random;

/** Rows seen along the few directions in which they differ most, found by repeated multiplication from a seeded start. */
final class PrincipalComponents {

    private static final int ROUNDS = 8;

    private PrincipalComponents() {}

    /** Coordinates of each row, its mean taken out, in {@code dimensions} directions, or fewer where there are fewer. */
    static double[][] coordinates(float[][] rows, int dimensions, long seed) {
        int length = rows[0].length;
        double[][] apart = apart(rows);
        int wanted = Math.min(dimensions, Math.min(length, Math.max(1, rows.length - 1)));
        double[][] directions = new double[wanted][];
        Random random = new Random(seed);
        for (int k = 0; k < wanted; k++) {
            directions[k] = random.doubles(length).map(value -> value - 0.5).toArray();
        }
        orthonormal(directions);
        for (int round = 0; round < ROUNDS; round++) {
            directions = towards(apart, along(apart, directions), length);
            orthonormal(directions);
        }
        return along(apart, directions);
    }

    private static double[][] apart(float[][] rows) {
        double[] mean = VectorMath.mean(rows);
        double[][] apart = new double[rows.length][mean.length];
        for (int i = 0; i < rows.length; i++) {
            for (int d = 0; d < mean.length; d++) {
                apart[i][d] = rows[i][d] - mean[d];
            }
        }
        return apart;
    }

    private static double[][] along(double[][] rows, double[][] directions) {
        double[][] places = new double[rows.length][directions.length];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < directions.length; k++) {
                places[i][k] = dot(rows[i], directions[k]);
            }
        }
        return places;
    }

    private static double[][] towards(double[][] rows, double[][] places, int length) {
        double[][] directions = new double[places[0].length][length];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < directions.length; k++) {
                add(directions[k], rows[i], places[i][k]);
            }
        }
        return directions;
    }

    private static void orthonormal(double[][] directions) {
        for (int k = 0; k < directions.length; k++) {
            for (int other = 0; other < k; other++) {
                add(directions[k], directions[other], -dot(directions[k], directions[other]));
            }
            double length = Math.sqrt(dot(directions[k], directions[k]));
            for (int d = 0; d < directions[k].length; d++) {
                directions[k][d] = length > 1e-12 ? directions[k][d] / length : 0;
            }
        }
    }

    private static void add(double[] sum, double[] other, double times) {
        for (int d = 0; d < sum.length; d++) {
            sum[d] += times * other[d];
        }
    }

    private static double dot(double[] a, double[] b) {
        double one = 0;
        double two = 0;
        double three = 0;
        double four = 0;
        int d = 0;
        for (; d + 4 <= a.length; d += 4) {
            one += a[d] * b[d];
            two += a[d + 1] * b[d + 1];
            three += a[d + 2] * b[d + 2];
            four += a[d + 3] * b[d + 3];
        }
        for (; d < a.length; d++) {
            one += a[d] * b[d];
        }
        return one + two + (three + four);
    }
}
