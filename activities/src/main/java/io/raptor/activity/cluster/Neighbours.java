package io.raptor.activity.cluster;

import java.util.Arrays;

/**
 * The nearest rows of each row by cosine, nearest first. Of equally near ones the nearer in the level's order counts as
 * nearer, so that copies of one text link up in that order and not all to the first.
 */
final class Neighbours {

    private final int[][] near;
    private final float[][] cosine;
    private final int[] count;

    private Neighbours(int rows, int most) {
        near = new int[rows][most];
        cosine = new float[rows][most];
        count = new int[rows];
    }

    /** @param rows of length 1 or zero; a zero row has no neighbours */
    static Neighbours of(float[][] rows, int most, long seed) {
        return of(rows, most, VectorCells.of(rows, seed));
    }

    /** @param cells which rows are compared */
    static Neighbours of(float[][] rows, int most, VectorCells cells) {
        Neighbours found = new Neighbours(rows.length, Math.min(most, Math.max(0, rows.length - 1)));
        if (rows.length > 1 && rows[0].length > 0) {
            DotProducts panel = new DotProducts(rows.length, rows[0].length);
            cells.forEachPair((a, b) -> found.compare(rows, panel, a, b));
        }
        return found;
    }

    int size() {
        return near.length;
    }

    int count(int row) {
        return count[row];
    }

    int neighbour(int row, int rank) {
        return near[row][rank];
    }

    float cosine(int row, int rank) {
        return cosine[row][rank];
    }

    boolean has(int row, int other) {
        for (int rank = 0; rank < count[row]; rank++) {
            if (near[row][rank] == other) {
                return true;
            }
        }
        return false;
    }

    private void compare(float[][] rows, DotProducts panel, int[] a, int[] b) {
        boolean same = a.length > 0 && b.length > 0 && a[0] == b[0];
        for (int from = 0; from < b.length; from += panel.width()) {
            panel.fill(rows, b, from);
            int to = Math.min(b.length, from + panel.width());
            for (int i = 0; i < (same ? to : a.length); i++) {
                float[] products = panel.times(rows[a[i]]);
                offer(a[i], b, same ? Math.max(from, i + 1) : from, to, products, from);
            }
        }
    }

    private void offer(int row, int[] others, int first, int to, float[] products, int from) {
        for (int j = first; j < to; j++) {
            float product = products[j - from];
            if (product > 0) {
                offer(row, others[j], product);
                offer(others[j], row, product);
            }
        }
    }

    private void offer(int row, int other, float product) {
        int[] places = near[row];
        float[] products = cosine[row];
        int at = count[row];
        if (at == places.length) {
            if (product < products[at - 1] || !nearer(row, other, product, at - 1)) {
                return;
            }
            at--;
        } else {
            count[row]++;
        }
        for (; at > 0 && nearer(row, other, product, at - 1); at--) {
            places[at] = places[at - 1];
            products[at] = products[at - 1];
        }
        places[at] = other;
        products[at] = product;
    }

    private boolean nearer(int row, int other, float product, int rank) {
        if (product != cosine[row][rank]) {
            return product > cosine[row][rank];
        }
        int distance = Math.abs(other - row);
        int rival = Math.abs(near[row][rank] - row);
        return distance < rival || (distance == rival && other < near[row][rank]);
    }

    /** The rows' own vectors drawn towards those of their nearest neighbours, of length 1 again. */
    float[][] smoothed(float[][] rows, int most) {
        float[][] smooth = new float[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            smooth[i] = Arrays.copyOf(rows[i], rows[i].length);
            for (int rank = 0; rank < Math.min(most, count[i]); rank++) {
                float[] other = rows[near[i][rank]];
                float weight = cosine[i][rank];
                for (int d = 0; d < other.length; d++) {
                    smooth[i][d] += weight * other[d];
                }
            }
            VectorMath.scale(smooth[i], Float.MIN_VALUE);
        }
        return smooth;
    }
}
