package io.raptor.activity.cluster;

import java.util.Arrays;
import java.util.Random;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;

/**
 * Leiden communities by modularity, about as many as wanted. Their number grows with the resolution nearly as a power of
 * it, so the second try is mostly near enough.
 */
final class Communities {

    private static final int TRIES = 6;
    private static final double NEAR_ENOUGH = 0.04;
    /** Where the search begins, fitted on Cranfield at two sizes: this times the wanted number to the power. */
    private static final double USUAL = 0.3;

    private static final double POWER = 0.84;
    /** Two are usual; more gave steadier trees on Cranfield. All of them are run. */
    private static final int ITERATIONS = 10;

    private static final double RANDOMNESS = 0.01;

    private final Network network;
    private final double strength;
    private final long seed;

    Communities(NeighbourGraph graph, long seed) {
        this.network = graph.network();
        this.strength = graph.strength();
        this.seed = seed;
    }

    /** A community's number for each node of the graph. */
    int[] about(int wanted) {
        double resolution = USUAL * StrictMath.pow(wanted, POWER);
        double power = POWER;
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
                power = StrictMath.log(count / (double) lastCount) / StrictMath.log(resolution / last);
            }
            last = resolution;
            lastCount = count;
            resolution *= StrictMath.pow(wanted / (double) count, 1 / Math.min(3, Math.max(0.3, power)));
        }
        return best;
    }

    /** Modularity is the constant Potts model with strengths as node weights and this divided by twice the weight. */
    int[] at(double resolution) {
        Clustering found = new Clustering(network.getNNodes());
        new LeidenAlgorithm(resolution / strength, ITERATIONS, RANDOMNESS, new Random(seed))
                .improveClustering(network, found);
        return found.getClusters();
    }
}
