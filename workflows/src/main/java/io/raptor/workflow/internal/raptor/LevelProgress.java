package io.raptor.workflow.internal.raptor;

import io.raptor.workflow.activity.DocumentActivities.ClusterResult;
import io.raptor.workflow.activity.ModelActivities.SummariseResult;
import io.raptor.workflow.model.DocumentRequest.Summarising;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A level whose summaries are being written, cluster by cluster. */
final class LevelProgress {

    private final int number;
    private final boolean root;
    private final int clusters;
    private final int gapsBelow;
    private final Set<Integer> lone;
    private long tokens;
    private boolean withVectors;
    private boolean withoutVectors;

    /**
     * A level that is about to be begun.
     *
     * @param root one summary of all the level below
     * @param gapsBelow clusters that failed on the levels below
     */
    LevelProgress(int number, boolean root, ClusterResult clusters, int gapsBelow) {
        this.number = number;
        this.root = root;
        this.clusters = clusters.clusters();
        this.gapsBelow = gapsBelow;
        this.lone = new TreeSet<>(clusters.lone());
        this.tokens = clusters.loneTokens();
    }

    /** A level that an earlier run began. */
    LevelProgress(int number, Summarising carried) {
        this.number = number;
        this.root = carried.root();
        this.clusters = carried.clusters();
        this.gapsBelow = carried.gapsBelow();
        this.lone = new TreeSet<>(carried.lone());
        this.tokens = carried.tokens();
        this.withVectors = carried.withVectors();
        this.withoutVectors = carried.withoutVectors();
    }

    /** For the next run, which continues with cluster {@code next}. */
    Summarising carrying(int next) {
        List<Integer> ahead = lone.stream().filter(cluster -> cluster >= next).toList();
        return new Summarising(root, clusters, ahead, next, tokens, gapsBelow, withVectors, withoutVectors);
    }

    void add(SummariseResult summary) {
        tokens += summary.tokens();
        boolean embedded = summary.embedded();
        withVectors |= embedded;
        withoutVectors |= !embedded;
    }

    int number() {
        return number;
    }

    boolean root() {
        return root;
    }

    int clusters() {
        return clusters;
    }

    int gapsBelow() {
        return gapsBelow;
    }

    /** A node of the level below that is passed up as it is. */
    boolean isLone(int cluster) {
        return lone.contains(cluster);
    }

    int loneNodes() {
        return lone.size();
    }

    long tokens() {
        return tokens;
    }

    /** All vectors are there: they came with the summaries. */
    boolean isEmbedded() {
        return withVectors && !withoutVectors;
    }
}
