package io.raptor.activity.search.rank;

import java.util.Arrays;

/**
 * The breadth of a question, told by the document that answers it best: where its tenth passage is nearly as good as
 * its first, many say something of it.
 *
 * @param share 0 for a pointed question, to 1 for a broad one
 * @param scale by which scores drawn towards wide neighbourhoods, which lie closer together, become comparable with others
 */
record Breadth(double share, double scale) {

    private static final int COMPARED = 10;
    private static final double POINTED = 0.1;
    private static final double BROAD = 0.3;

    /** @param best scores of the leaves of the document that has the best one, in their order */
    static Breadth of(double[] best) {
        double share = Math.max(0, Math.min(1, (flatness(best) - POINTED) / (BROAD - POINTED)));
        double wide = share > 0 ? Standard.deviation(Neighbourhood.WIDE.of(best)) : 0;
        return wide > 0 ? new Breadth(share, Standard.deviation(best) / wide) : new Breadth(0, 1);
    }

    private static double flatness(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double first = sorted.length == 0 ? 0 : sorted[sorted.length - 1];
        return sorted.length < COMPARED || first <= 0 ? 0 : Math.max(0, sorted[sorted.length - COMPARED]) / first;
    }

    /**
     * Scores of a document's leaves in the light of those beside them. What is good by itself stays good where nothing
     * beside it is. Where a wide neighbourhood is not there as a whole it counts for less, by what is missing: of two
     * leaves each would have the other's score else.
     *
     * @param own in their order
     */
    double[] inContext(double[] own) {
        double[] narrow = Neighbourhood.NARROW.of(own);
        double[] wide = share > 0 ? Neighbourhood.WIDE.of(own) : narrow;
        double[] scores = new double[own.length];
        for (int i = 0; i < own.length; i++) {
            double widely = share * Neighbourhood.WIDE.present(i, own.length);
            double drawn = (1 - widely) * narrow[i] + widely * scale * wide[i];
            scores[i] = Math.max(alone(own[i]), drawn);
        }
        return scores;
    }

    /** A score without its neighbours'. */
    static double alone(double own) {
        return (1 - Neighbourhood.NARROW.share()) * own;
    }
}
