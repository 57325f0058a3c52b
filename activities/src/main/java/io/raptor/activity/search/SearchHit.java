package io.raptor.activity.search;

import java.util.List;

/**
 * A node that answers a query.
 *
 * @param score cosine of query and node, -1 to 1
 * @param passages leaves that the node stands on, the first 50 in the document's order; a leaf stands on itself
 * @param passagesTotal how many there are in all
 * @param ancestors summaries that stand on the node, the nearest level first
 */
public record SearchHit(
        double score,
        int level,
        String title,
        String text,
        int tokens,
        String documentId,
        String nodeId,
        List<Passage> passages,
        int passagesTotal,
        List<Ancestor> ancestors) {

    public SearchHit {
        passages = List.copyOf(passages);
        ancestors = List.copyOf(ancestors);
    }
}
