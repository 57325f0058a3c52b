package io.raptor.activity.cluster;

import java.util.Arrays;
import java.util.Random;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;

/**
 * Leiden communities by modularity, about as many as wanted. Their number grows with the resolution nearly as a power of
 * it, so the second try is mostly near enough.
 */
final class Communities {

    private static final int TRIES = 6;
    private static final double NEAR_ENOUGH = 0.08;
    private static final double RANDOMNESS = 0.01;

    private final NeighbourGraph graph;
    private final long seed;

    Communities(NeighbourGraph graph, long seed) {
        this.graph = graph;
        this.seed = seed;
    }

    /** A community's number for each node of the graph. */
    int[] about(int wanted) {
        double resolution = guess(wanted);
        double power = 1;
        int[] best = new int[0];
        double error = Double.POSITIVE_INFINITY;
        double last = 0;
        int lastCount = 0;
        for (int attempt = 0; attempt < TRIES && error > NEAR_ENOUGH; attempt++) {
            int[] found = at(resolution);
            int count = Arrays.stream(found).max().orElse(0) + 1;
            if (Math.abs(count - wanted) < error * wanted) {
                error = Math.abs(count - wanted) / (double) wanted;
                best = found;
            }
            if (last > 0 && count != lastCount && resolution != last) {
                power = Math.log(count / (double) lastCount) / Math.log(resolution / last);
            }
            last = resolution;
            lastCount = count;
            resolution *= Math.pow(wanted / (double) count, 1 / Math.min(3, Math.max(0.3, power)));
        }
        return best;
    }

    private double guess(int wanted) {
        return Math.max(0.5, 0.1 * wanted);
    }

    /** Modularity is the constant Potts model with strengths as node weights and this divided by twice the weight. */
    int[] at(double resolution) {
        Clustering found = new Clustering(graph.size());
        new LeidenAlgorithm(resolution / (2 * graph.weight()), 2, RANDOMNESS, new Random(seed))
                .improveClustering(graph.network(), found);
        return found.getClusters();
    }
}
