package io.raptor.starter.page.graph;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.raptor.activity.port.PublishedGraphs;
import io.raptor.activity.port.PublishedGraphs.PublishedGraph;
import io.raptor.activity.port.PublishedGraphs.Reported;
import io.raptor.activity.port.PublishedGraphs.Wanted;
import java.util.List;

/** The pictures of datasets' graphs, each drawn when it is first looked at and kept while its graph is the published one. */
final class GraphPictures {

    private static final int KEPT = 16;
    private static final int RELATIONS = 5000;
    private static final int COMMUNITIES = 500;

    private final PublishedGraphs graphs;
    private final Cache<Long, GraphPicture> known =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    GraphPictures(PublishedGraphs graphs) {
        this.graphs = graphs;
    }

    GraphPicture of(String dataset) {
        return graphs.graph(dataset)
                .map(graph -> known.get(graph.number(), number -> draw(graph)))
                .orElseGet(() -> new GraphPicture(List.of(), List.of()));
    }

    private GraphPicture draw(PublishedGraph graph) {
        return GraphPicture.of(
                graphs.entities(graph.number(), Wanted.all(0, GraphPicture.ENTITIES)),
                graphs.relations(graph.number(), Wanted.all(0, RELATIONS)),
                graphs.communities(graph.number(), Wanted.all(0, COMMUNITIES)).stream()
                        .map(Reported::community)
                        .toList());
    }
}
