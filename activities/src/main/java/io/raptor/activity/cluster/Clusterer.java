package io.raptor.activity.cluster;

import io.raptor.workflow.model.RaptorSettings;
import java.util.Collections;
import java.util.List;

/** Groups the nodes of one level. Pure: the same input gives the same clusters, whatever the machine and its cores. */
public interface Clusterer {

    /**
     * Groups a level's nodes.
     *
     * @return clusters as ascending node indexes, ordered by their first member (ties: the next); every node is in at
     *     least one; none is above {@code maxClusterTokens} unless it has a single member
     */
    int[][] cluster(Nodes nodes, Options options);

    /**
     * What is known of a level's nodes, in their order.
     *
     * @param vectors one a node, of equal length, any norm (zero vectors, too); not changed
     * @param tokens one a node: the length of its text
     * @param headings one a node: those that it stands under, the document's first
     */
    record Nodes(float[][] vectors, int[] tokens, List<List<String>> headings) {

        /** Nodes of texts without headings. */
        public static Nodes plain(float[][] vectors, int[] tokens) {
            return new Nodes(vectors, tokens, Collections.nCopies(tokens.length, List.of()));
        }

        int size() {
            return tokens.length;
        }
    }

    /** @param threshold least membership with which a node joins a further cluster */
    record Options(int maxClusterTokens, double threshold, long seed) {

        /** Those of a task. */
        public static Options of(RaptorSettings raptor) {
            return new Options(raptor.maxClusterTokens(), raptor.threshold(), raptor.randomSeed());
        }
    }
}
