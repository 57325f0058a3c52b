package io.raptor.starter.page.graph;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.raptor.activity.graph.Community;
import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.graph.community.PictureLayout;
import io.raptor.activity.graph.community.PictureLayout.Point;
import io.raptor.activity.port.PublishedGraphs;
import io.raptor.activity.port.PublishedGraphs.Reported;
import io.raptor.activity.port.PublishedGraphs.Wanted;
import io.raptor.activity.port.SteadyGraphs;
import java.util.List;
import java.util.Map;

/** The pictures of datasets' graphs, each kept while its graph is the published one. */
final class GraphPictures {

    private static final int KEPT = 16;
    private static final int COMMUNITIES = 500;

    private final PublishedGraphs graphs;
    private final Cache<Long, GraphPicture> known =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    GraphPictures(PublishedGraphs graphs) {
        this.graphs = graphs;
    }

    GraphPicture of(String dataset) {
        return new SteadyGraphs(graphs)
                .read(dataset, graph -> known.get(graph.number(), this::draw))
                .orElseGet(() -> new GraphPicture(List.of(), List.of()));
    }

    /** Graphs of earlier versions of the program have no places. */
    private GraphPicture draw(long graph) {
        List<Entity> entities = graphs.entities(graph, Wanted.all(0, PictureLayout.ENTITIES));
        List<Relation> relations = graphs.relations(graph, Wanted.all(0, PictureLayout.RELATIONS));
        List<Community> communities = graphs.communities(graph, Wanted.all(0, COMMUNITIES)).stream()
                .map(Reported::community)
                .toList();
        Map<String, Point> places = graphs.places(graph);
        return GraphPicture.of(
                entities, relations, communities, places.isEmpty() ? PictureLayout.of(entities, relations) : places);
    }
}
