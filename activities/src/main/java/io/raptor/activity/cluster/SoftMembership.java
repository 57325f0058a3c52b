package io.raptor.activity.cluster;

import io.raptor.activity.cluster.Clusterer.Options;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Nodes divided by the mixture of lowest BIC: each has one label and may be a member of more. */
final class SoftMembership {

    private static final int DIMENSIONS = 10;
    private static final int TRIES = 6;

    private final int[] places;
    private final Mixture mixture;
    private final int[] labels;
    private final double threshold;

    private SoftMembership(int[] places, Mixture mixture, double threshold) {
        this.places = places;
        this.mixture = mixture;
        this.threshold = threshold;
        this.labels = IntStream.range(0, places.length)
                .map(i -> largest(mixture.posterior(i)))
                .toArray();
    }

    /** Tries a few numbers of components from {@code least} to {@code most}. */
    static SoftMembership of(float[][] rows, int[] places, int least, int most, Options options) {
        double[][] points = PrincipalComponents.coordinates(VectorMath.pick(rows, places), DIMENSIONS, options.seed());
        Mixture best = Mixture.fit(points, least, options.seed());
        int steps = Math.min(TRIES - 1, Math.max(0, most - least));
        for (int step = 1; step <= steps; step++) {
            int components = least + (int) Math.round((most - least) * (double) step / steps);
            Mixture other = Mixture.fit(points, components, options.seed());
            best = other.bic() < best.bic() ? other : best;
        }
        return new SoftMembership(places, best, options.threshold());
    }

    int size() {
        return mixture.components();
    }

    int label(int place) {
        return labels[Arrays.binarySearch(places, place)];
    }

    /** The nodes that belong to a component first of all, ascending. */
    int[] hard(int component) {
        return IntStream.range(0, places.length)
                .filter(i -> labels[i] == component)
                .map(i -> places[i])
                .toArray();
    }

    /** The nodes with more than the threshold's membership or none greater elsewhere, ascending. */
    int[] soft(int component) {
        return IntStream.range(0, places.length)
                .filter(i -> labels[i] == component || mixture.posterior(i)[component] > threshold)
                .map(i -> places[i])
                .toArray();
    }

    private static int largest(double[] shares) {
        int best = 0;
        for (int c = 1; c < shares.length; c++) {
            best = shares[c] > shares[best] ? c : best;
        }
        return best;
    }
}
