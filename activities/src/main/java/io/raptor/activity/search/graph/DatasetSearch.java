package io.raptor.activity.search.graph;

import io.raptor.activity.port.GraphOutlines;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.PublishedGraphs;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.SteadyGraphs;
import io.raptor.activity.port.Tokenizer;
import io.raptor.activity.search.SearchAnswer;
import io.raptor.activity.search.SearchHit;
import io.raptor.activity.search.SearchRequest;
import io.raptor.activity.search.TreeSearch;
import io.raptor.activity.search.rank.GraphSignal;
import io.raptor.workflow.model.FailureType;
import java.util.List;
import java.util.function.Function;

/** The search of datasets in every mode: by their nodes, and from the names and reports of their graphs. Safe for many threads. */
public final class DatasetSearch {

    private final TreeSearch trees;
    private final SteadyGraphs steady;
    private final HeldGraphs held;
    private final LocalSearch local;
    private final DriftSearch drift;
    private final ReportSearch reports;

    /**
     * @param graphs of the datasets
     * @param trees the search of their nodes with that signal
     */
    public DatasetSearch(
            PublishedTrees library, Tokenizer tokenizer, Graphs graphs, Function<GraphSignal, TreeSearch> trees) {
        this.steady = new SteadyGraphs(graphs.published);
        this.held = graphs.held;
        this.trees = trees.apply(new NamesSignal(held, graphs.leads));
        this.local = new LocalSearch(this.trees, graphs.leads);
        this.drift = new DriftSearch(this.trees, graphs.leads, graphs.published);
        this.reports = new ReportSearch(this.trees, graphs.published, new ReportHits(library), tokenizer);
    }

    /** The graphs that searches look at, each held once for all of them. */
    public static final class Graphs {

        private final PublishedGraphs published;
        private final HeldGraphs held;
        private final LeadFinder leads;

        public Graphs(PublishedGraphs published, GraphOutlines outlines) {
            this.published = published;
            this.held = new HeldGraphs(published, outlines);
            this.leads = new LeadFinder(outlines);
        }
    }

    /**
     * As {@link TreeSearch#search(String, SearchRequest)}, in any mode.
     *
     * @throws IndexingException INVALID_REQUEST where a graph is asked for and there is none, too
     */
    public SearchAnswer search(String dataset, SearchRequest request) {
        return switch (request.mode()) {
            case AUTO, COLLAPSED, TRAVERSAL, LEAVES -> trees.search(dataset, request);
            case LOCAL -> graph(dataset, graph -> local.search(graph, dataset, request));
            case GLOBAL -> graph(dataset, graph -> reports.search(graph, dataset, request));
            case DRIFT -> graph(dataset, graph -> drift.search(graph, dataset, request));
        };
    }

    /**
     * The findings of the reports that the mode {@code global} finds, report by report, for a reader of all of them.
     *
     * @param request whose hits are reports
     * @throws IndexingException INVALID_REQUEST where there is no graph
     */
    public List<SearchHit> findings(String dataset, SearchRequest request) {
        return graph(dataset, graph -> reports.findings(graph, dataset, request));
    }

    /** A search in a graph that is the published one from the search's begin to its end. */
    private <T> T graph(String dataset, Function<HeldGraph, T> search) {
        return steady.read(dataset, graph -> held.of(dataset).map(search))
                .flatMap(found -> found)
                .orElseThrow(() -> new IndexingException(
                        FailureType.INVALID_REQUEST,
                        "dataset '" + dataset + "' has no graph: index documents into it with --type graphrag, or"
                                + " search it in another mode"));
    }
}
