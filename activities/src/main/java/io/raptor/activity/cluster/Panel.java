package io.raptor.activity.cluster;

import java.util.Arrays;

/**
 * A few rows laid out dimension by dimension, so that a row's products with all of them are one loop without a running
 * sum, which the compiler turns into vector instructions. Each product is summed in the order of the dimensions, whatever
 * the machine.
 */
final class Panel {

    static final int WIDTH = 64;

    private final int dimensions;
    private final float[] columns;
    private final float[] sums = new float[WIDTH];

    Panel(int dimensions) {
        this.dimensions = dimensions;
        this.columns = new float[(dimensions + 3) / 4 * 4 * WIDTH];
    }

    /** Takes the rows at {@code places}, from {@code from} on, as many as fit; what remains free counts as zero. */
    void fill(float[][] rows, int[] places, int from) {
        int count = Math.min(WIDTH, places.length - from);
        for (int d = 0; d < dimensions; d++) {
            for (int j = 0; j < WIDTH; j++) {
                columns[d * WIDTH + j] = j < count ? rows[places[from + j]][d] : 0;
            }
        }
    }

    /** The products of a row with the panel's; overwritten by the next call. */
    float[] times(float[] row) {
        Arrays.fill(sums, 0);
        int d = 0;
        for (; d + 4 <= dimensions; d += 4) {
            add(d * WIDTH, row[d], row[d + 1], row[d + 2], row[d + 3]);
        }
        for (; d < dimensions; d++) {
            add(d * WIDTH, row[d]);
        }
        return sums;
    }

    private void add(int at, float a, float b, float c, float d) {
        float[] p = columns;
        float[] s = sums;
        for (int j = 0; j < WIDTH; j++) {
            s[j] = s[j]
                    + ((a * p[at + j] + b * p[at + WIDTH + j])
                            + (c * p[at + 2 * WIDTH + j] + d * p[at + 3 * WIDTH + j]));
        }
    }

    private void add(int at, float a) {
        for (int j = 0; j < WIDTH; j++) {
            sums[j] += a * columns[at + j];
        }
    }
}
