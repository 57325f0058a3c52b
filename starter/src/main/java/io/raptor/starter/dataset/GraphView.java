package io.raptor.starter.dataset;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * A dataset's graph at a glance.
 *
 * @param generation from 1; one more each time another graph is published
 * @param units parts of documents that were read together for it
 * @param dropped what is not in the graph though it was named, by reason
 * @param biggest communities of the most entities
 */
public record GraphView(
        String dataset,
        int generation,
        Instant publishedAt,
        long units,
        long entities,
        long relations,
        long communities,
        long reports,
        SortedMap<String, Long> dropped,
        List<CommunityView> biggest) {}
