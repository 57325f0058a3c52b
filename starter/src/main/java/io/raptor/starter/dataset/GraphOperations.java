package io.raptor.starter.dataset;

import io.raptor.starter.problem.OperationException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading the graphs of datasets; every method throws {@link OperationException} when it cannot. */
public interface GraphOperations {

    /** Whether the dataset has one. */
    boolean has(String dataset);

    /** The size of a dataset's graph, and its biggest communities. */
    GraphView graph(String dataset);

    /** Some of what is in the graph. */
    GraphItems items(String dataset, Asked asked);

    /**
     * An entity with its relations, communities and passages.
     *
     * @param entity its id, or its name in small or capital letters
     */
    EntityDetail entity(String dataset, String entity);

    /** What people say about the dataset's names, by the names. */
    List<PinnedView> pinned(String dataset);

    /**
     * Keeps, or takes back, what is said about two names. The dataset's next graph goes by it.
     *
     * @return all that is said then
     */
    List<PinnedView> pin(String dataset, PinnedView said);

    /** The tables of the graph as JSON lines, table by table, ordered by id. */
    void export(String dataset, OutputStream to);

    /**
     * Which things of a graph are asked for.
     *
     * @param kind {@code entities}, {@code relations}, {@code communities} or {@code reports}
     * @param q what their name or title contains; empty for all
     * @param docId what is known from that document; {@code null} for all
     * @param cursor those before the first that is asked for
     */
    record Asked(String kind, String q, @Nullable String docId, int cursor, int limit) {}
}
