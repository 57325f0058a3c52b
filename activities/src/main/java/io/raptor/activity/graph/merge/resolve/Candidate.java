package io.raptor.activity.graph.merge.resolve;

import java.util.Comparator;

/**
 * Two entities whose names may be names of one thing.
 *
 * @param one place of an entity in the graph
 * @param other a greater place
 * @param likeness of their names, above 0 and up to 1
 */
record Candidate(int one, int other, double likeness) {

    /** The likest first. */
    static final Comparator<Candidate> ORDER = Comparator.comparingDouble((Candidate pair) -> -pair.likeness)
            .thenComparingInt(Candidate::one)
            .thenComparingInt(Candidate::other);
}
