package io.raptor.activity.port;

import io.raptor.activity.port.PublishedGraphs.PublishedGraph;
import io.raptor.workflow.model.FailureType;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Published graphs for readers that need several looks: all that one of them sees is of one generation, although the next
 * one may be published, and this one dropped, at any moment.
 */
public final class SteadyGraphs {

    /** How often a reader begins at most. */
    private static final int READINGS = 5;

    private final PublishedGraphs graphs;

    public SteadyGraphs(PublishedGraphs graphs) {
        this.graphs = graphs;
    }

    /**
     * What a reader makes of the dataset's graph. Where the next one is published meanwhile, it begins again with that.
     *
     * @return empty where there is no graph
     * @throws IndexingException STORE_UNAVAILABLE where there is another one each time
     */
    public <T> Optional<T> read(String dataset, Function<PublishedGraph, T> reader) {
        Optional<PublishedGraph> graph = graphs.graph(dataset);
        for (int i = 0; i < READINGS && graph.isPresent(); i++) {
            Reading<T> reading = Reading.of(graph.get(), reader);
            Optional<PublishedGraph> now = graphs.graph(dataset);
            if (reading.isOf(now)) {
                return Optional.of(reading.outcome());
            }
            graph = now;
        }
        if (graph.isPresent()) {
            throw new IndexingException(
                    FailureType.STORE_UNAVAILABLE,
                    "another graph of dataset " + dataset + " was published each time it was read; try again");
        }
        return Optional.empty();
    }

    /** What a reader came to: of rows that are dropped meanwhile it may make anything, a failure too. */
    private record Reading<T>(
            long graph, @Nullable T value, @Nullable RuntimeException failure) {

        static <T> Reading<T> of(PublishedGraph graph, Function<PublishedGraph, T> reader) {
            try {
                return new Reading<>(graph.number(), reader.apply(graph), null);
            } catch (RuntimeException e) {
                return new Reading<>(graph.number(), null, e);
            }
        }

        boolean isOf(Optional<PublishedGraph> published) {
            return published.filter(now -> now.number() == graph).isPresent();
        }

        T outcome() {
            if (failure != null) {
                throw failure;
            }
            if (value == null) {
                throw new IllegalStateException("a reader must answer something");
            }
            return value;
        }
    }
}
