package io.raptor.activity.search;

import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.NodeFilter;
import io.raptor.activity.port.NodeSearch;
import io.raptor.activity.port.NodeSearch.OtherLengthException;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.Aside;
import io.raptor.activity.port.PublishedVectors.Edition;
import io.raptor.activity.port.TextSearch;
import io.raptor.activity.search.rank.GraphSignal;
import io.raptor.activity.search.rank.HybridRanker;
import io.raptor.activity.search.rank.Ranked;
import io.raptor.activity.search.rank.Ranker;
import io.raptor.activity.search.rank.Ranker.Candidates;
import io.raptor.activity.search.rank.SingleRanker;
import io.raptor.workflow.model.FailureType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The search of what was published, in the modes of {@link SearchMode} that need no graph, over the nodes that a {@link NodeSearch}
 * and a {@link TextSearch} find. Safe for use by many threads.
 */
public final class TreeSearch {

    /** A dataset may change between ranking and reading; then the search begins again, this often. */
    private static final int ATTEMPTS = 3;

    /** Candidates asked for first, to a hit wanted: some have the same text. */
    private static final int FIRST = 2;

    /** How many times as many are asked for when they were too few. */
    private static final int MORE = 8;

    private final PublishedTrees library;
    private final NodeSearch nodes;
    private final TextSearch texts;
    private final Embedder embedder;
    private final GraphSignal graph;
    private final EditionCache<Edition, List<Aside>> asides;

    /** Of datasets whose graphs are of no interest. */
    public TreeSearch(PublishedTrees library, NodeSearch nodes, TextSearch texts, Embedder embedder) {
        this(library, nodes, texts, embedder, GraphSignal.NONE);
    }

    /** @param graph that takes part in the ranking {@code hybrid} */
    public TreeSearch(
            PublishedTrees library, NodeSearch nodes, TextSearch texts, Embedder embedder, GraphSignal graph) {
        this.library = library;
        this.nodes = nodes;
        this.texts = texts;
        this.embedder = embedder;
        this.graph = graph;
        this.asides = new EditionCache<>((dataset, before) -> library.aside(dataset));
    }

    /**
     * The hits in the order asked for. Equal texts are one hit; passages that say nearly the same are one, too. What does
     * not fit into what is left of {@code maxTokens} is passed over; something shorter may still fit. A traversal answers
     * every node that it visited, as the paper's does: {@code topK} for each level.
     *
     * @throws IndexingException INVALID_REQUEST when there is no such dataset or document, or meaning is asked for and the
     *     dataset was embedded by another model, or the model gives vectors of another length by now
     */
    public SearchAnswer search(String dataset, SearchRequest request) {
        return search(dataset, request, graph);
    }

    /**
     * The same.
     *
     * @param signal in the place of the one that takes part else
     */
    public SearchAnswer search(String dataset, SearchRequest request, GraphSignal signal) {
        Edition edition = KnownDatasets.require(library, dataset);
        if (edition.embeddingModel().isEmpty()) {
            return SearchAnswer.NOTHING;
        }
        float[] query = new float[0];
        if (request.byMeaning()) {
            refuseOtherModel(dataset, edition.embeddingModel());
            query = embedder.embedQuestion(request.query()).vectors().get(0);
        }
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            Optional<SearchAnswer> answer = attempt(dataset, request, signal, query, false);
            if (answer.isPresent()) {
                return answer.get();
            }
            nodes.refresh(dataset);
            texts.refresh(dataset);
        }
        return attempt(dataset, request, signal, query, true).orElse(SearchAnswer.NOTHING);
    }

    private void refuseOtherModel(String dataset, String model) {
        if (!model.isEmpty() && !model.equals(embedder.id())) {
            throw new IndexingException(
                    FailureType.INVALID_REQUEST,
                    "dataset '" + dataset + "' was embedded by " + model
                            + ", but the embedding model is set to " + embedder.id()
                            + ": set the former, where it is an endpoint's, or index the dataset again with"
                            + " --models changed; until then the ranking text finds its words");
        }
    }

    private IndexingException otherLength(String dataset, int held, int given) {
        return new IndexingException(
                FailureType.INVALID_REQUEST,
                "dataset '" + dataset + "' holds vectors of " + held + " numbers by " + embedder.id() + ", but "
                        + embedder.id() + " now gives " + given
                        + ": set the model's endpoint and dimensions as they were, or index into another dataset");
    }

    /** Empty when nodes went away meanwhile, unless {@code lenient}. */
    private Optional<SearchAnswer> attempt(
            String dataset, SearchRequest request, GraphSignal signal, float[] query, boolean lenient) {
        Edition edition = KnownDatasets.require(library, dataset);
        if (request.byMeaning()) {
            refuseOtherModel(dataset, edition.embeddingModel());
        }
        Ranker ranker = ranker(dataset, request, signal, query);
        Collector hits = request.mode() == SearchMode.AUTO
                ? new PassageCollector(library, dataset, request, ranker)
                : new HitCollector(library, dataset, request, ranker);
        try {
            boolean whole = collect(hits, dataset, request, ranker, query);
            return whole || lenient
                    ? Optional.of(SearchAnswer.of(ordered(hits.found(), request), asides.of(dataset, edition)))
                    : Optional.empty();
        } catch (OtherLengthException e) {
            throw otherLength(dataset, e.held(), query.length);
        }
    }

    private Ranker ranker(String dataset, SearchRequest request, GraphSignal signal, float[] query) {
        if (request.mode() == SearchMode.TRAVERSAL) {
            return SingleRanker.byVector(nodes, dataset, query);
        }
        return switch (request.ranking()) {
            case HYBRID -> new HybridRanker(nodes, texts, signal, dataset, request.query(), query);
            case VECTOR -> SingleRanker.byVector(nodes, dataset, query);
            case TEXT -> SingleRanker.byText(texts, dataset, request.query());
        };
    }

    private boolean collect(Collector hits, String dataset, SearchRequest request, Ranker ranker, float[] query) {
        Set<Long> documents = documents(dataset, request.documentIds());
        return switch (request.mode()) {
            case COLLAPSED -> fill(hits, ranker, NodeFilter.all().inDocuments(documents), FIRST * request.topK());
            case AUTO, LEAVES -> fill(hits, ranker, NodeFilter.leaves().inDocuments(documents), FIRST * request.topK());
            case LOCAL, GLOBAL, DRIFT -> throw new IllegalArgumentException("a tree has no mode " + request.mode());
            case TRAVERSAL -> {
                Traversal.Visited visited = new Traversal(nodes, dataset, query, request.topK()).walk(documents);
                yield hits.collect(
                                visited.ranked().stream().map(Ranked::byVector).toList())
                        && visited.whole();
            }
        };
    }

    private Set<Long> documents(String dataset, List<String> ids) {
        Map<String, Long> numbers = library.numbers(dataset, ids);
        for (String id : ids) {
            if (!numbers.containsKey(id)) {
                throw new IndexingException(
                        FailureType.INVALID_REQUEST,
                        "dataset '" + dataset + "' has no document '" + id + "' with a tree");
            }
        }
        return Set.copyOf(numbers.values());
    }

    /** Asks for more and more candidates until there are enough hits, or no more candidates. */
    private static boolean fill(Collector hits, Ranker ranker, NodeFilter filter, int first) {
        boolean whole = true;
        boolean more = true;
        for (long k = first; more && !hits.enough(); k *= MORE) {
            int wanted = (int) Math.min(Integer.MAX_VALUE, k);
            Candidates candidates = ranker.rank(filter.upTo(hits.tokensLeft()), wanted);
            whole &= hits.collect(candidates.ranked());
            more = candidates.more();
        }
        return whole;
    }

    private static List<SearchHit> ordered(List<SearchHit> best, SearchRequest request) {
        if (request.order() == HitOrder.SCORE) {
            return best;
        }
        Map<String, Integer> places = new HashMap<>();
        best.forEach(hit -> places.putIfAbsent(hit.documentId(), places.size()));
        return best.stream()
                .sorted(Comparator.comparing((SearchHit hit) -> places.get(hit.documentId()))
                        .thenComparingInt(SearchHit::firstPassage)
                        .thenComparingInt(hit -> -hit.level()))
                .toList();
    }
}
