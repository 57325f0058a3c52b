package io.raptor.starter.dataset;

import java.util.List;

/**
 * The result of a search.
 *
 * @param hits the best first, or level by level in a traversal
 * @param notes what could not be searched, a sentence each
 */
public record SearchResult(List<HitView> hits, List<String> notes) {

    public SearchResult {
        hits = List.copyOf(hits);
        notes = List.copyOf(notes);
    }
}
