package io.raptor.activity.graph;

import java.util.Comparator;

/**
 * A passage that something is known from.
 *
 * @param document the document's id
 * @param leaf the leaf's number in it, from 0
 */
public record LeafRef(String document, int leaf) implements Comparable<LeafRef> {

    private static final Comparator<LeafRef> ORDER =
            Comparator.comparing(LeafRef::document).thenComparingInt(LeafRef::leaf);

    @Override
    public int compareTo(LeafRef other) {
        return ORDER.compare(this, other);
    }
}
