package io.raptor.activity.search.rank;

import io.raptor.activity.port.NodeFilter;
import java.util.List;

/** Orders the nodes that a search looks at, for one question. */
public interface Ranker {

    /** At least the {@code k} best, as far as there are so many. */
    Candidates rank(NodeFilter filter, int k);

    /** A score as people are shown it. */
    default double shown(double score) {
        return score;
    }

    /**
     * Nodes from the best to the worst.
     *
     * @param more whether a greater {@code k} may give others
     */
    record Candidates(List<Ranked> ranked, boolean more) {}
}
