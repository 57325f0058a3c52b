package io.raptor.activity.cluster;

import io.raptor.workflow.model.RaptorSettings;

/** Groups the nodes of one level. Pure: the same input gives the same clusters, whatever the machine and its cores. */
public interface Clusterer {

    /**
     * @param vectors one a node, of equal length, any norm (zero vectors, too); not changed
     * @param tokens one a node: the length of its text
     * @return clusters as ascending node indexes, ordered by their first member (ties: the next); every node is in at
     *     least one; none is above {@code maxClusterTokens} unless it has a single member
     */
    int[][] cluster(float[][] vectors, int[] tokens, Options options);

    /** @param threshold least membership with which a node joins a further cluster */
    record Options(int maxClusterTokens, double threshold, long seed) {

        /** Those of a task. */
        public static Options of(RaptorSettings raptor) {
            return new Options(raptor.maxClusterTokens(), raptor.threshold(), raptor.randomSeed());
        }
    }
}
