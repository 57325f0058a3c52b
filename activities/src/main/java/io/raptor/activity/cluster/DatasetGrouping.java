package io.raptor.activity.cluster;

import io.raptor.activity.cluster.Clusterer.Options;
import java.util.List;

/**
 * The grouping of a level of a dataset's tree. It is made of near neighbours alone, so that a document more or less moves
 * what is near to it, and nothing else: each group seeks the one most like it among the neighbours of its nodes, and those
 * that choose each other become one, until none fits another. Pure, as {@link Clusterer} is.
 */
public final class DatasetGrouping {

    private static final int NEIGHBOURS = 12;

    private DatasetGrouping() {}

    /**
     * Groups the lowest level: the nodes of a short document stay together.
     *
     * @param documents one a node; nodes of a document follow each other
     * @return clusters as {@link Clusterer#cluster} answers, none of them overlapping
     */
    public static int[][] lowest(long[] documents, float[][] vectors, int[] tokens, Options options) {
        return group(Atoms.of(documents, tokens, options.maxClusterTokens()), vectors, tokens, options);
    }

    /** Groups any other level. */
    public static int[][] level(float[][] vectors, int[] tokens, Options options) {
        return group(Atoms.single(tokens.length), vectors, tokens, options);
    }

    private static int[][] group(List<int[]> atoms, float[][] vectors, int[] tokens, Options options) {
        float[][] rows = new float[atoms.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = VectorMath.direction(vectors, atoms.get(i));
        }
        Neighbours neighbours = Neighbours.of(rows, NEIGHBOURS, VectorCells.of(rows));
        GroupMerging merging = new GroupMerging(atoms, rows, tokens, options.maxClusterTokens());
        merging.run(NodeLinks.of(neighbours));
        return merging.groups();
    }
}
