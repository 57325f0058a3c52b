package io.raptor.starter.dataset;

import io.raptor.activity.graph.Entity;
import io.raptor.activity.graph.NameKeys;
import io.raptor.activity.graph.Relation;
import io.raptor.activity.port.PinnedNames;
import io.raptor.activity.port.PublishedGraphs;
import io.raptor.activity.port.PublishedGraphs.PublishedGraph;
import io.raptor.activity.port.PublishedGraphs.Reported;
import io.raptor.activity.port.PublishedGraphs.Wanted;
import io.raptor.activity.port.SteadyGraphs;
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
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The graphs of a store that is open in this process. */
public final class LocalGraphs implements GraphOperations {

    private static final int BIGGEST = 10;
    private static final int AROUND = 50;

    private final PublishedGraphs graphs;
    private final SteadyGraphs steady;
    private final PinnedPairs pinned;

    public LocalGraphs(PublishedGraphs graphs, PinnedNames pins) {
        this.graphs = graphs;
        this.steady = new SteadyGraphs(graphs);
        this.pinned = new PinnedPairs(pins);
    }

    @Override
    public boolean has(String dataset) {
        return graphs.graph(dataset).isPresent();
    }

    /** All of one generation. */
    private <T> T read(String dataset, BiFunction<PublishedGraph, GraphViews, T> reader) {
        return steady.read(dataset, graph -> reader.apply(graph, new GraphViews(graphs, graph.number())))
                .orElseThrow(() -> none(dataset));
    }

    private static OperationException none(String dataset) {
        return new OperationException(
                Kind.UNKNOWN, "dataset " + dataset + " has no graph: index documents into it with --type graphrag");
    }

    @Override
    public GraphView graph(String dataset) {
        return read(dataset, (graph, views) -> {
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
                    views.communities(graphs.communities(graph.number(), Wanted.all(0, BIGGEST))));
        });
    }

    @Override
    public GraphItems items(String dataset, Asked asked) {
        return read(dataset, (graph, views) -> items(graph.number(), views, asked));
    }

    private GraphItems items(long graph, GraphViews views, Asked asked) {
        Wanted wanted = new Wanted(asked.q(), asked.docId(), asked.cursor(), asked.limit());
        return switch (asked.kind()) {
            case "entities" -> {
                List<Entity> found = graphs.entities(graph, wanted);
                yield new GraphItems(found.stream().map(EntityView::of).toList(), null, null, null, next(asked, found));
            }
            case "relations" -> {
                List<Relation> found = graphs.relations(graph, wanted);
                yield new GraphItems(null, views.relations(found), null, null, next(asked, found));
            }
            case "communities" -> {
                List<Reported> found = graphs.communities(graph, wanted);
                yield new GraphItems(null, null, views.communities(found), null, next(asked, found));
            }
            case "reports" -> {
                List<Reported> found = graphs.communities(graph, wanted);
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
        return read(dataset, (graph, views) -> {
            Entity found = find(graph.number(), entity)
                    .orElseThrow(() -> new OperationException(
                            Kind.UNKNOWN, "the graph of dataset " + dataset + " has no entity " + entity));
            return new EntityDetail(
                    EntityView.of(found),
                    views.relations(graphs.relationsOf(graph.number(), found.id(), AROUND)),
                    views.communities(graphs.communitiesOf(graph.number(), found.id())),
                    views.passages(found.evidence(), AROUND),
                    JoinedView.of(found, graphs.joined(graph.number(), found.id())));
        });
    }

    /** By its id, else by its name, else by another name of it. */
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
                .findFirst()
                .or(() -> graphs.entities(graph, graphs.joinedAs(graph, key)).stream()
                        .findFirst());
    }

    @Override
    public List<PinnedView> pinned(String dataset) {
        requireGraph(dataset);
        return pinned.of(dataset);
    }

    @Override
    public List<PinnedView> pin(String dataset, PinnedView said) {
        requireGraph(dataset);
        pinned.keep(dataset, said);
        return pinned.of(dataset);
    }

    private void requireGraph(String dataset) {
        if (!has(dataset)) {
            throw none(dataset);
        }
    }

    @Override
    public void export(String dataset, OutputStream to) {
        try {
            if (!new GraphExporter(graphs).export(dataset, to)) {
                throw none(dataset);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the export of the graph of " + dataset + " was cut off", e);
        }
    }
}
