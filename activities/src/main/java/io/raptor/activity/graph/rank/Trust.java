package io.raptor.activity.graph.rank;

import java.util.Collection;

/** How far a walk from some names is to be trusted: fully where they are rare, hardly where they are everywhere. */
final class Trust {

    private Trust() {}

    /** @param weights of the names, 1 for one that a single passage has */
    static double of(Collection<Double> weights) {
        double missed = 1;
        for (double weight : weights) {
            missed *= 1 - Math.min(1, weight);
        }
        return 1 - missed;
    }
}
