package io.raptor.workflow.model;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The size of a dataset's graph.
 *
 * @param units parts of documents that were read for it
 * @param reports of communities; those made of passages' own sentences included
 * @param dropped what answers and rules gave that is not in the graph, by reason
 */
public record GraphFigures(
        long units, long entities, long relations, long communities, long reports, SortedMap<String, Long> dropped) {

    public GraphFigures {
        dropped = dropped == null ? new TreeMap<>() : new TreeMap<>(dropped);
    }
}
