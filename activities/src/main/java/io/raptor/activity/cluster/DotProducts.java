package io.raptor.activity.cluster;

import java.util.Arrays;

/**
 * A few rows laid out dimension by dimension, so that a row's products with all of them are loops without a running sum,
 * over arrays of their own: only then does the compiler turn them into vector instructions, which makes them four times
 * as fast. Each product is summed in the order of the dimensions, whatever the machine.
 */
final class DotProducts {

    static final int WIDTH = 256;

    private final float[][] columns;
    private final float[] sums;

    /** @param rows how many it will ever be asked to hold, above {@link #WIDTH} as many as that */
    DotProducts(int rows, int dimensions) {
        int width = (Math.min(rows, WIDTH) + 15) / 16 * 16;
        columns = new float[(dimensions + 3) / 4 * 4][width];
        sums = new float[width];
    }

    /** Takes the rows at {@code places}, from {@code from} on, as many as fit. */
    void fill(float[][] rows, int[] places, int from) {
        int count = Math.min(sums.length, places.length - from);
        for (int j = 0; j < count; j++) {
            float[] row = rows[places[from + j]];
            for (int d = 0; d < row.length; d++) {
                columns[d][j] = row[d];
            }
        }
    }

    int width() {
        return sums.length;
    }

    /** The products of a row with the panel's; overwritten by the next call, without meaning where no row was put. */
    float[] times(float[] row) {
        Arrays.fill(sums, 0);
        int d = 0;
        for (; d + 4 <= row.length; d += 4) {
            float[][] c = columns;
            add(c[d], c[d + 1], c[d + 2], c[d + 3], row, d);
        }
        for (; d < row.length; d++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += row[d] * columns[d][j];
            }
        }
        return sums;
    }

    private void add(float[] one, float[] two, float[] three, float[] four, float[] row, int d) {
        float[] s = sums;
        float a = row[d];
        float b = row[d + 1];
        float c = row[d + 2];
        float e = row[d + 3];
        for (int j = 0; j < s.length; j++) {
            s[j] = s[j] + ((a * one[j] + b * two[j]) + (c * three[j] + e * four[j]));
        }
    }
}
