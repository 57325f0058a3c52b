package io.raptor.benchmark;

import io.raptor.activity.cluster.Clusterer;
import io.raptor.activity.cluster.Clusterer.Nodes;
import io.raptor.activity.cluster.Clusterer.Options;
import io.raptor.activity.cluster.Clusterers;
import io.raptor.workflow.model.Clustering;
import io.raptor.workflow.model.Level;
import io.raptor.workflow.model.RaptorSettings;
import java.util.List;
import java.util.stream.IntStream;

/** The product's rules of what is grouped and when a tree ends, with its default settings. */
final class TreeRules {

    static final RaptorSettings SETTINGS = RaptorSettings.defaults();

    private final Clusterer clusterer;
    private final Options options;

    TreeRules(Clustering clustering, long seed) {
        clusterer = Clusterers.of(clustering);
        options = new Options(SETTINGS.maxClusterTokens(), SETTINGS.threshold(), seed);
    }

    /** Groups of the nodes of a level; empty when it is the top. */
    int[][] groups(List<TreeNode> level) {
        long tokens = level.stream().mapToLong(TreeNode::tokens).sum();
        Level below = new Level(level.get(0).level(), level.size(), tokens);
        if (below.isTop(SETTINGS)) {
            return new int[0][];
        }
        if (below.fitsOneCall(SETTINGS)) {
            return new int[][] {IntStream.range(0, level.size()).toArray()};
        }
        int[][] groups = clustered(level);
        return groups.length >= level.size() ? new int[0][] : groups;
    }

    int[][] clustered(List<TreeNode> level) {
        float[][] vectors = level.stream().map(TreeNode::vector).toArray(float[][]::new);
        int[] tokens = level.stream().mapToInt(TreeNode::tokens).toArray();
        return clusterer.cluster(Nodes.plain(vectors, tokens), options);
    }
}
