package io.raptor.activity.search.rank;

import io.raptor.activity.port.NodeHit;

/** A node with its score in a ranking, the better the greater. */
public record Ranked(NodeHit node, double score, Signals signals) {

    public static Ranked byVector(NodeHit node) {
        return new Ranked(node, node.score(), new Signals((double) node.score(), null));
    }

    public static Ranked byText(NodeHit node) {
        return new Ranked(node, node.score(), new Signals(null, (double) node.score()));
    }
}
