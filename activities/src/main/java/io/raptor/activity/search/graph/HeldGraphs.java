package io.raptor.activity.search.graph;

import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.rank.GraphRanker;
import io.raptor.activity.port.GraphOutlines;
import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.PublishedGraphs;
import io.raptor.activity.port.SteadyGraphs;
import io.raptor.activity.search.EditionCache;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The graphs of the datasets asked for last, each read once a generation. Safe for use by many threads. */
final class HeldGraphs {

    private final PublishedGraphs graphs;
    private final GraphOutlines outlines;
    private final EditionCache<Long, HeldGraph> held = new EditionCache<>((dataset, before) -> read(dataset));

    HeldGraphs(PublishedGraphs graphs, GraphOutlines outlines) {
        this.graphs = graphs;
        this.outlines = outlines;
    }

    /** Empty where there is none. */
    Optional<HeldGraph> of(String dataset) {
        Optional<HeldGraph> found = graphs.graph(dataset).map(graph -> held.of(dataset, graph.number()));
        if (found.isEmpty()) {
            held.forget(dataset);
        }
        return found;
    }

    /** Of the graph that there is now; of one that went away since, nothing. */
    private HeldGraph read(String dataset) {
        return new SteadyGraphs(graphs)
                .read(dataset, graph -> read(graph.number()))
                .orElseGet(() -> read(0));
    }

    private HeldGraph read(long number) {
        Map<LeafRef, NodeHit> places = new HashMap<>();
        outlines.leaves(number, place -> places.put(place.leaf(), place.node()));
        GraphRanker.Builder ranker = new GraphRanker.Builder();
        outlines.entities(number, ranker::add);
        outlines.relations(number, ranker::add);
        return new HeldGraph(number, ranker.build(places.size()), places);
    }
}
