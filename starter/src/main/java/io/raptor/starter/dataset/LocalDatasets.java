package io.raptor.starter.dataset;

import io.raptor.activity.answer.AnswerRequest;
import io.raptor.activity.answer.Answerer;
import io.raptor.activity.answer.Overview;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.GraphOutlines;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.NodeSearch;
import io.raptor.activity.port.PinnedNames;
import io.raptor.activity.port.PublishedGraphs;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.Dataset;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.TextSearch;
import io.raptor.activity.search.Exporter;
import io.raptor.activity.search.HitOrder;
import io.raptor.activity.search.ProvenanceReader;
import io.raptor.activity.search.SearchAnswer;
import io.raptor.activity.search.SearchMode;
import io.raptor.activity.search.SearchRanking;
import io.raptor.activity.search.SearchRequest;
import io.raptor.activity.search.TreeSearch;
import io.raptor.activity.search.graph.DatasetSearch;
import io.raptor.activity.search.graph.DatasetSearch.Graphs;
import io.raptor.activity.search.index.LuceneSearch;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.upload.Uploads;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The datasets of a store that is open in this process. */
public final class LocalDatasets implements DatasetOperations {

    /** Questions on their way to a model at once. */
    private static final int ASKED = 16;

    private final PublishedTrees library;
    private final NodeSearch nodes;
    private final TextSearch texts;
    private final GraphOperations graphs;
    private final Graphs searched;
    private final Uploads uploads;
    private final Supplier<Embedder> embedder;
    private final Supplier<Optional<Answerer>> answerer;
    private final SearchPermits asked = new SearchPermits(ASKED);
    private final SearchPermits permits = SearchPermits.ofThisMachine();
    private @Nullable DatasetSearch search;

    /**
     * @param uploads from which what is deleted goes, too: it would come back by the next run
     * @param embedder asked for when there is something to search
     * @param answerer asked for when there is a question; empty without a chat model
     */
    public LocalDatasets(
            Published published,
            LuceneSearch indexes,
            Uploads uploads,
            Supplier<Embedder> embedder,
            Supplier<Optional<Answerer>> answerer) {
        this.answerer = answerer;
        this.library = published.trees();
        this.nodes = indexes;
        this.texts = indexes;
        this.graphs = new LocalGraphs(published.graphs(), published.pins());
        this.searched = new Graphs(published.graphs(), published.outlines());
        this.uploads = uploads;
        this.embedder = embedder;
    }

    /** What readers see of a store. */
    public record Published(PublishedTrees trees, PublishedGraphs graphs, GraphOutlines outlines, PinnedNames pins) {

        public static Published of(Store store) {
            return new Published(
                    store.publishedTrees(), store.publishedGraphs(), store.graphOutlines(), store.pinnedNames());
        }
    }

    @Override
    public List<Dataset> all() {
        return library.datasets();
    }

    @Override
    public List<String> names() {
        return library.names();
    }

    @Override
    public List<TreeView> documents(String dataset, String after, int limit) {
        existing(dataset);
        return library.documents(dataset, after, limit).stream()
                .map(TreeView::of)
                .toList();
    }

    @Override
    public List<NodeView> tree(String dataset, String documentId) {
        existing(dataset);
        if (documentId.isEmpty()) {
            List<NodeView> own = new ArrayList<>();
            library.exportDataset(dataset, (node, documents) -> own.add(NodeView.of(node, documents)));
            return own;
        }
        List<PublishedNode> nodes = library.tree(dataset, documentId);
        if (nodes.isEmpty()) {
            throw unknownDocument(dataset, documentId);
        }
        return nodes.stream().map(NodeView::of).toList();
    }

    @Override
    public SearchResult search(String dataset, Query query) {
        SearchRequest request = new SearchRequest(
                query.query(),
                query.topK(),
                choice("mode", SearchMode.values(), query.mode()),
                choice("ranking", SearchRanking.values(), query.ranking()),
                query.maxTokens(),
                query.docIds(),
                choice("order", HitOrder.values(), query.order()));
        existing(dataset);
        requireGraph(dataset, request.mode());
        SearchAnswer answer = permits.run(() -> search().search(dataset, request));
        return new SearchResult(answer.hits().stream().map(HitView::of).toList(), answer.notes());
    }

    @Override
    public AnswerView ask(String dataset, Question question, AnswerFollower follower) {
        Integer tokens = question.maxTokens();
        AnswerRequest request = new AnswerRequest(
                question.query(),
                choice("mode", SearchMode.values(), question.mode()),
                tokens == null ? AnswerRequest.DEFAULT_TOKENS : tokens,
                question.docIds());
        SearchRequest search = request.search();
        existing(dataset);
        requireGraph(dataset, request.mode());
        Answerer model = answerer.get().orElseThrow(Refusals::noModel);
        Consumer<SearchAnswer> shown =
                given -> follower.found(given.hits().stream().map(HitView::of).toList());
        return asked.run(() -> {
            try {
                if (request.mode().ofGraph()) {
                    return AnswerView.of(model.answer(dataset, request, search(), shown, follower));
                }
                SearchAnswer given = permits.run(() -> given(dataset, request, search));
                shown.accept(given);
                return AnswerView.of(model.answer(question.query(), given, follower));
            } catch (IndexingException e) {
                throw Refusals.unanswered(e);
            }
        });
    }

    /** Passages that answer; for a question about all that there is, the graph's reports or the tops of the trees. */
    private SearchAnswer given(String dataset, AnswerRequest request, SearchRequest search) {
        if (request.broad() && graphs.has(dataset)) {
            return search().search(dataset, search.in(SearchMode.GLOBAL));
        }
        return request.broad()
                ? new Overview(library, embedder.get().tokenizer())
                        .of(dataset, request.documentIds(), request.maxTokens())
                : search().search(dataset, search);
    }

    /** One for all searches: it keeps what it cannot compare of what was searched. */
    private synchronized DatasetSearch search() {
        if (search == null) {
            Embedder model = embedder.get();
            search = new DatasetSearch(
                    library, model.tokenizer(), searched, graph -> new TreeSearch(library, nodes, texts, model, graph));
        }
        return search;
    }

    private void requireGraph(String dataset, SearchMode mode) {
        if (mode.ofGraph() && !graphs.has(dataset)) {
            throw Refusals.noGraph(dataset, word(mode));
        }
    }

    private static <T extends Enum<T>> T choice(String field, T[] choices, String name) {
        return Arrays.stream(choices)
                .filter(one -> word(one).equals(name))
                .findFirst()
                .orElseThrow(() -> new OperationException(
                        Kind.INVALID,
                        field + " must be one of "
                                + Arrays.stream(choices)
                                        .map(LocalDatasets::word)
                                        .collect(Collectors.joining(", "))
                                + ", not " + name));
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public LineageView node(String dataset, String nodeId) {
        existing(dataset);
        return new ProvenanceReader(library)
                .of(dataset, nodeId)
                .map(LineageView::of)
                .orElseThrow(
                        () -> new OperationException(Kind.UNKNOWN, "dataset " + dataset + " has no node " + nodeId));
    }

    @Override
    public void export(String dataset, OutputStream to) {
        existing(dataset);
        try {
            new Exporter(library).export(dataset, to);
        } catch (IOException e) {
            throw new UncheckedIOException("the export of " + dataset + " was cut off", e);
        }
    }

    @Override
    public GraphOperations graphs() {
        return graphs;
    }

    @Override
    public void deleteDataset(String dataset) {
        existing(dataset);
        library.deleteDataset(dataset);
        texts.refresh(dataset);
        uploads.delete(dataset);
    }

    @Override
    public void deleteDocument(String dataset, String documentId) {
        existing(dataset);
        if (!library.deleteDocument(dataset, documentId)) {
            throw unknownDocument(dataset, documentId);
        }
        uploads.delete(dataset, documentId);
    }

    private void existing(String dataset) {
        if (library.edition(dataset).isEmpty()) {
            throw new OperationException(
                    Kind.UNKNOWN, "there is no dataset " + dataset + ": ./raptor tree lists those there are");
        }
    }

    private static OperationException unknownDocument(String dataset, String documentId) {
        return new OperationException(
                Kind.UNKNOWN, "dataset " + dataset + " has no document " + documentId + " with a tree");
    }
}
