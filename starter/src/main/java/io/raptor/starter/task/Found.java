package io.raptor.starter.task;

import java.util.List;

/**
 * What a search found.
 *
 * @param hits the best first, or level by level in a traversal
 * @param notes what could not be searched, a sentence each
 */
public record Found(List<HitView> hits, List<String> notes) {

    public Found {
        hits = List.copyOf(hits);
        notes = List.copyOf(notes);
    }
}
