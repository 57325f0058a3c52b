package io.raptor.workflow.model;

import java.util.List;

/**
 * The number of summaries that settings make of 1,000 passages at worst, over all levels: a guard against trees that cost more than
 * they tell. The figures are those of the clusterers, measured on 1,000 nodes of equal length for clusters that hold 2 to
 * 35 of them; the threshold of {@code gmm} does not matter, since it adds members to clusters but no clusters.
 */
final class SummaryRate {

    /** The most that may be made of {@value #PASSAGES} passages; the default settings make about 160. */
    static final int LIMIT = 600;

    static final int PASSAGES = 1000;

    /** Groups for each node, where they may hold many. */
    private static final double FEWEST_GROUPS = 0.14;

    /** A group that may hold k nodes holds k / 1.5 on average: those above are halved. */
    private static final double FILLING = 1.5;

    /** Groups of two or more for each node at most; the others are lone nodes, which cost no call. */
    private static final double MOST_SUMMARIES = 0.43;

    private SummaryRate() {}

    /** What is wrong with settings that make too many summaries; empty where they do not. */
    static List<String> faults(RaptorSettings settings) {
        long summaries = of(settings);
        return new Faults()
                .check(
                        summaries <= LIMIT,
                        "these settings make about " + summaries + " summaries of " + PASSAGES
                                + " passages, and at most "
                                + LIMIT + " are allowed: raise raptor.max_cluster_tokens, or lower raptor.max_token or"
                                + " raptor.max_levels")
                .list();
    }

    /** Summaries of {@value #PASSAGES} passages of full length. */
    static long of(RaptorSettings settings) {
        double nodes = PASSAGES;
        double tokens = settings.chunkTokens();
        double summaries = 0;
        for (int level = 1; settings.useRaptor() && level <= settings.maxLevels(); level++) {
            if (new Level(level - 1, (int) Math.ceil(nodes), (long) (nodes * tokens)).fitsOneCall(settings)) {
                return Math.round(summaries + 1);
            }
            double held = settings.maxClusterTokens() / tokens;
            if (held < 2) {
                break; // no group of two fits: there is no level above
            }
            double groups = nodes * Math.max(FEWEST_GROUPS, FILLING / held);
            summaries += Math.min(groups, nodes * MOST_SUMMARIES);
            nodes = groups;
            tokens = settings.maxToken();
        }
        return Math.round(summaries);
    }
}
