package io.raptor.activity.cluster;

import io.raptor.activity.cluster.Clusterer.Options;
import io.raptor.activity.cluster.GroupMerging.Growth;
import java.util.List;
import java.util.function.Supplier;

/**
 * The grouping of a level of a dataset's tree. It is made of near neighbours alone, so that a document more or less moves
 * what is near to it, and nothing else: each group seeks the one most like it among the neighbours of its nodes, and those
 * that choose each other become one, a few times over. Pure, as {@link Clusterer} is.
 */
public final class DatasetGrouping {

    private static final int NEIGHBOURS = 12;

    /** Most summaries are of the lowest level: there a document more should move as little as can be. */
    private static final Growth LOWEST = new Growth(2, 10);

    /** Above it most groups are moved anyway; few of them cost less. */
    private static final Growth HIGHER = new Growth(4, 12);

    private DatasetGrouping() {}

    /**
     * Groups a level as its number asks.
     *
     * @param documents of the nodes of the lowest level, one a node; asked for there alone
     */
    public static int[][] of(int level, Supplier<long[]> documents, float[][] vectors, int[] tokens, Options options) {
        return level == 0 ? lowest(documents.get(), vectors, tokens, options) : level(vectors, tokens, options);
    }

    /**
     * Groups the lowest level: the nodes of a short document stay together.
     *
     * @param documents one a node; nodes of a document follow each other
     * @return clusters as {@link Clusterer#cluster} answers, none of them overlapping
     */
    public static int[][] lowest(long[] documents, float[][] vectors, int[] tokens, Options options) {
        return group(Atoms.of(documents, tokens, options.maxClusterTokens()), vectors, tokens, options, LOWEST);
    }

    /** Groups any other level. */
    public static int[][] level(float[][] vectors, int[] tokens, Options options) {
        return group(Atoms.single(tokens.length), vectors, tokens, options, HIGHER);
    }

    private static int[][] group(List<int[]> atoms, float[][] vectors, int[] tokens, Options options, Growth growth) {
        float[][] directions = VectorMath.centred(vectors);
        float[][] rows = new float[atoms.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = VectorMath.direction(directions, atoms.get(i));
        }
        Neighbours neighbours = Neighbours.of(rows, NEIGHBOURS, VectorCells.of(rows));
        GroupMerging merging = new GroupMerging(atoms, rows, tokens, options.maxClusterTokens(), growth);
        merging.run(NodeLinks.of(neighbours));
        return merging.groups();
    }
}
