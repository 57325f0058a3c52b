package io.raptor.activity.search;

import io.raptor.activity.port.PublishedTrees.PublishedNode;
import java.util.List;

/**
 * A node and what it is connected with.
 *
 * @param passages leaves that the node stands on, the first 50 in the document's order; a leaf stands on itself
 * @param passagesTotal how many there are in all
 * @param ancestors summaries that stand on the node, the nearest level first
 */
public record Lineage(PublishedNode node, List<Passage> passages, int passagesTotal, List<Ancestor> ancestors) {

    public Lineage {
        passages = List.copyOf(passages);
        ancestors = List.copyOf(ancestors);
    }

    /** Summaries made from the node itself. */
    public List<String> parents() {
        return ancestors.stream()
                .filter(ancestor -> ancestor.level() == node.level() + 1)
                .map(Ancestor::nodeId)
                .toList();
    }
}
