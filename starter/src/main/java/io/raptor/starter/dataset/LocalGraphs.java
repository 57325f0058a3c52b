package io.raptor.starter.dataset;

import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.NameKeys;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.port.PublishedGraphs;
import io.raptor.activity.port.PublishedGraphs.PublishedGraph;
import io.raptor.activity.port.PublishedGraphs.Reported;
import io.raptor.activity.port.PublishedGraphs.Wanted;
import io.raptor.activity.search.GraphExporter;
import io.raptor.starter.dataset.EntityDetail.JoinedView;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.workflow.model.GraphFigures;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The graphs of a store that is open in this process. */
public final class LocalGraphs implements GraphOperations {

    private static final int BIGGEST = 10;
    private static final int AROUND = 50;

    private final PublishedGraphs graphs;

    public LocalGraphs(PublishedGraphs graphs) {
        this.graphs = graphs;
    }

    @Override
    public boolean has(String dataset) {
        return graphs.graph(dataset).isPresent();
    }

    @Override
    public GraphView graph(String dataset) {
        PublishedGraph graph = existing(dataset);
        GraphFigures size = graph.figures();
        return new GraphView(
                dataset,
                graph.generation(),
                graph.publishedAt(),
                size.units(),
                size.entities(),
                size.relations(),
                size.communities(),
                size.reports(),
                size.dropped(),
                views(dataset, graph).communities(graphs.communities(graph.number(), Wanted.all(0, BIGGEST))));
    }

    @Override
    public GraphItems items(String dataset, Asked asked) {
        PublishedGraph graph = existing(dataset);
        GraphViews views = views(dataset, graph);
        Wanted wanted = new Wanted(asked.q(), asked.docId(), asked.cursor(), asked.limit());
        return switch (asked.kind()) {
            case "entities" -> {
                List<Entity> found = graphs.entities(graph.number(), wanted);
                yield new GraphItems(found.stream().map(EntityView::of).toList(), null, null, null, next(asked, found));
            }
            case "relations" -> {
                List<Relation> found = graphs.relations(graph.number(), wanted);
                yield new GraphItems(null, views.relations(found), null, null, next(asked, found));
            }
            case "communities" -> {
                List<Reported> found = graphs.communities(graph.number(), wanted);
                yield new GraphItems(null, null, views.communities(found), null, next(asked, found));
            }
            case "reports" -> {
                List<Reported> found = graphs.communities(graph.number(), wanted);
                yield new GraphItems(null, null, null, views.reports(found), next(asked, found));
            }
            default ->
                throw new OperationException(
                        Kind.INVALID,
                        "kind must be one of entities, relations, communities, reports, not " + asked.kind());
        };
    }

    private static @Nullable Integer next(Asked asked, List<?> found) {
        return found.size() < asked.limit() ? null : asked.cursor() + found.size();
    }

    @Override
    public EntityDetail entity(String dataset, String entity) {
        PublishedGraph graph = existing(dataset);
        Entity found = find(graph.number(), entity)
                .orElseThrow(() -> new OperationException(
                        Kind.UNKNOWN, "the graph of dataset " + dataset + " has no entity " + entity));
        GraphViews views = views(dataset, graph);
        return new EntityDetail(
                EntityView.of(found),
                views.relations(graphs.relationsOf(graph.number(), found.id(), AROUND)),
                views.communities(graphs.communitiesOf(graph.number(), found.id())),
                views.passages(found.evidence(), AROUND),
                graphs.joined(graph.number(), found.id()).stream()
                        .map(one -> new JoinedView(one.one(), one.other(), one.reason()))
                        .toList());
    }

    /** By its id, else by its name: the one of that very name before those that contain it. */
    private Optional<Entity> find(long graph, String entity) {
        List<Entity> byId = graphs.entities(graph, List.of(entity));
        if (!byId.isEmpty()) {
            return Optional.of(byId.get(0));
        }
        String key = NameKeys.key(entity);
        return graphs.entities(graph, new Wanted(entity, null, 0, AROUND)).stream()
                .filter(one -> one.key().equals(key)
                        || one.aliases().contains(key)
                        || one.name().equalsIgnoreCase(entity))
                .findFirst();
    }

    @Override
    public void export(String dataset, OutputStream to) {
        PublishedGraph graph = existing(dataset);
        try {
            new GraphExporter(graphs).export(dataset, graph.number(), to);
        } catch (IOException e) {
            throw new UncheckedIOException("the export of the graph of " + dataset + " was cut off", e);
        }
    }

    private GraphViews views(String dataset, PublishedGraph graph) {
        return new GraphViews(graphs, dataset, graph.number());
    }

    private PublishedGraph existing(String dataset) {
        return graphs.graph(dataset)
                .orElseThrow(() -> new OperationException(
                        Kind.UNKNOWN,
                        "dataset " + dataset + " has no graph: index documents into it with --type graphrag"));
    }
}
