package io.raptor.activity.cluster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * The choice of rows that are compared with each other. Few rows: all with all. Many: each row belongs to the cell of its nearest centre, a
 * row of its own kind drawn by the seed, and a cell is compared with the cells nearest to it; the work then grows with the
 * number of rows to the power of 1.5.
 */
final class VectorCells {

    /** Up to so many rows every pair is compared. */
    static final int EXACT = 6000;

    private static final int NEAR_CELLS = 16;

    private final int[][] cells;
    private final boolean[][] compared;

    private VectorCells(int[][] cells, boolean[][] compared) {
        this.cells = cells;
        this.compared = compared;
    }

    static VectorCells of(float[][] rows, long seed) {
        return rows.length <= EXACT ? all(rows.length) : byCentre(rows, drawn(rows.length, seed));
    }

    /** The centres are the rows of the lowest hashes: with some rows more they are almost all the same ones. */
    static VectorCells of(float[][] rows) {
        return rows.length <= EXACT ? all(rows.length) : byCentre(rows, lowest(rows));
    }

    private static int[] lowest(float[][] rows) {
        long[] ranked = new long[rows.length];
        for (int i = 0; i < ranked.length; i++) {
            // Arrays' own hash would do but for its weak low bits, which rows of like values share.
            long mixed = Arrays.hashCode(rows[i]) * 0x9E3779B97F4A7C15L;
            ranked[i] = (mixed & 0xFFFFFFFF00000000L) | i;
        }
        Arrays.sort(ranked);
        return Arrays.stream(ranked)
                .limit((long) Math.sqrt(ranked.length))
                .mapToInt(rank -> (int) rank)
                .toArray();
    }

    /** Each pair once, a cell with itself included. */
    void forEachPair(BiConsumer<int[], int[]> comparison) {
        for (int a = 0; a < cells.length; a++) {
            for (int b = a; b < cells.length; b++) {
                if (compared[a][b] || compared[b][a]) {
                    comparison.accept(cells[a], cells[b]);
                }
            }
        }
    }

    private static VectorCells all(int rows) {
        int size = DotProducts.WIDTH;
        int[][] cells = new int[(rows + size - 1) / size][];
        boolean[][] compared = new boolean[cells.length][cells.length];
        for (int c = 0; c < cells.length; c++) {
            cells[c] = IntStream.range(c * size, Math.min(rows, (c + 1) * size)).toArray();
            Arrays.fill(compared[c], true);
        }
        return new VectorCells(cells, compared);
    }

    private static int[] drawn(int rows, long seed) {
        return new Random(seed)
                .ints(0, rows)
                .distinct()
                .limit((int) Math.sqrt(rows))
                .toArray();
    }

    private static VectorCells byCentre(float[][] rows, int[] drawn) {
        float[][] centres = VectorMath.pick(rows, drawn);
        int[] nearest = nearest(rows, centres);
        centres = means(rows, nearest, centres.length);
        nearest = nearest(rows, centres);
        int[][] cells = new int[centres.length][];
        int[] sizes = new int[centres.length];
        for (int cell : nearest) {
            sizes[cell]++;
        }
        Arrays.setAll(cells, c -> new int[sizes[c]]);
        for (int i = rows.length - 1; i >= 0; i--) {
            cells[nearest[i]][--sizes[nearest[i]]] = i;
        }
        return new VectorCells(cells, near(centres));
    }

    private static int[] nearest(float[][] rows, float[][] centres) {
        int[] all = IntStream.range(0, centres.length).toArray();
        int[] nearest = new int[rows.length];
        float[] best = new float[rows.length];
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
        DotProducts panel = new DotProducts(centres.length, rows[0].length);
        for (int from = 0; from < centres.length; from += panel.width()) {
            panel.fill(centres, all, from);
            for (int i = 0; i < rows.length; i++) {
                float[] products = panel.times(rows[i]);
                for (int c = from; c < Math.min(centres.length, from + panel.width()); c++) {
                    if (products[c - from] > best[i]) {
                        best[i] = products[c - from];
                        nearest[i] = c;
                    }
                }
            }
        }
        return nearest;
    }

    private static float[][] means(float[][] rows, int[] cell, int cells) {
        float[][] means = new float[cells][rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int d = 0; d < rows[i].length; d++) {
                means[cell[i]][d] += rows[i][d];
            }
        }
        for (float[] mean : means) {
            VectorMath.scale(mean, Float.MIN_VALUE);
        }
        return means;
    }

    private static boolean[][] near(float[][] centres) {
        boolean[][] near = new boolean[centres.length][centres.length];
        for (int c = 0; c < centres.length; c++) {
            float[] own = centres[c];
            boolean[] row = near[c];
            row[c] = true;
            IntStream.range(0, centres.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(o -> -VectorMath.dot(own, centres[o])))
                    .limit(NEAR_CELLS)
                    .forEach(other -> row[other] = true);
        }
        return near;
    }
}
