package io.raptor.activity.search;

import java.util.List;

/**
 * A node that answers a query.
 *
 * @param score cosine of query and node, -1 to 1
 * @param headingPath the headings that all of it stands under
 * @param page on which a leaf begins, from 1; 0 where there is none
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
        List<String> headingPath,
        int page,
        List<Passage> passages,
        int passagesTotal,
        List<Ancestor> ancestors) {

    public SearchHit {
        headingPath = List.copyOf(headingPath);
        passages = List.copyOf(passages);
        ancestors = List.copyOf(ancestors);
    }
}
