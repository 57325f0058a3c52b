package io.raptor.activity.cluster;

/** Vectors made comparable: of length 1, with the mean taken out or not. */
final class VectorMath {

    /** Below it a difference of unit vectors in float is rounding, not direction. */
    private static final double NOTHING = 1e-5;

    private VectorMath() {}

    /** Copies of length 1; a vector without direction becomes zero. */
    static float[][] unit(float[][] vectors) {
        float[][] rows = new float[vectors.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = vectors[i].clone();
            scale(rows[i], Float.MIN_VALUE);
        }
        return rows;
    }

    /** Unit vectors of what sets each one apart from the mean; those that equal the mean become zero. */
    static float[][] centred(float[][] vectors) {
        float[][] rows = unit(vectors);
        double[] mean = mean(rows);
        for (float[] row : rows) {
            for (int d = 0; d < row.length; d++) {
                row[d] -= (float) mean[d];
            }
            scale(row, NOTHING);
        }
        return rows;
    }

    static double[] mean(float[][] rows) {
        double[] mean = new double[rows.length == 0 ? 0 : rows[0].length];
        for (float[] row : rows) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += row[d];
            }
        }
        for (int d = 0; d < mean.length; d++) {
            mean[d] /= rows.length;
        }
        return mean;
    }

    /** Makes a row's length 1, or all zero when it is not above {@code least}. */
    static void scale(float[] row, double least) {
        double squares = 0;
        for (float value : row) {
            squares += (double) value * value;
        }
        double length = Math.sqrt(squares);
        for (int d = 0; d < row.length; d++) {
            row[d] = length > least ? (float) (row[d] / length) : 0;
        }
    }

    /** The direction of some rows together, of length 1; of a single row that is of length 1 or zero, the row itself. */
    static float[] direction(float[][] rows, int[] places) {
        if (places.length == 1) {
            return rows[places[0]];
        }
        float[] sum = new float[rows[places[0]].length];
        for (int place : places) {
            for (int d = 0; d < sum.length; d++) {
                sum[d] += rows[place][d];
            }
        }
        scale(sum, Float.MIN_VALUE);
        return sum;
    }

    static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }

    static float[][] pick(float[][] rows, int[] places) {
        float[][] picked = new float[places.length][];
        for (int i = 0; i < places.length; i++) {
            picked[i] = rows[places[i]];
        }
        return picked;
    }
}
