package io.raptor.activity.search.rank;

import io.raptor.activity.port.NodeHit;
import java.util.List;

/**
 * A node with its score in a ranking, the better the greater.
 *
 * @param path from a name in the query to the node; empty where the graph does not lead to it
 */
public record Ranked(NodeHit node, double score, Signals signals, List<PathStep> path) {

    public Ranked {
        path = List.copyOf(path);
    }

    /** The same with another score. */
    public Ranked at(double other) {
        return new Ranked(node, other, signals, path);
    }

    public static Ranked byVector(NodeHit node) {
        return new Ranked(node, node.score(), new Signals((double) node.score(), null, null), List.of());
    }

    public static Ranked byText(NodeHit node) {
        return new Ranked(node, node.score(), new Signals(null, (double) node.score(), null), List.of());
    }
}
