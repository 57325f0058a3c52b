package io.raptor.activity.cluster;

import io.raptor.workflow.model.Clustering;

/** The table from each {@link Clustering} to its class. */
public final class Clusterers {

    private Clusterers() {}

    /** A clusterer without state, safe for use by many threads. */
    public static Clusterer of(Clustering clustering) {
        return switch (clustering) {
            case GRAPH -> new GraphClusterer();
            case GMM -> new GmmClusterer();
            case SEQUENTIAL -> new SequentialClusterer();
            case STRUCTURE -> new StructureClusterer();
        };
    }
}
