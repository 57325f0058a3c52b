package io.raptor.activity.search;

import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.NodeFilter;
import io.raptor.activity.port.NodeHit;
import io.raptor.activity.port.NodeSearch;
import io.raptor.activity.port.NodeSearch.OtherLengthException;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.Aside;
import io.raptor.activity.port.PublishedVectors.Edition;
import io.raptor.workflow.model.FailureType;
import java.util.List;
import java.util.Optional;

/**
 * The search of what was published, in the modes of {@link SearchMode}, over the nodes that a {@link NodeSearch} ranks.
 * Safe for use by many threads.
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
    private final Embedder embedder;
    private final EditionCache<List<Aside>> asides;

    public TreeSearch(PublishedTrees library, NodeSearch nodes, Embedder embedder) {
        this.library = library;
        this.nodes = nodes;
        this.embedder = embedder;
        this.asides = new EditionCache<>((dataset, before) -> library.aside(dataset));
    }

    /**
     * The hits from the best to the worst. Equal texts are one hit, the one nearest to the leaves. A node that does not
     * fit into what is left of {@code maxTokens} is passed over; a later, shorter one may still fit. A traversal answers
     * every node that it visited, as the paper's does: {@code topK} for each level.
     *
     * @throws IndexingException INVALID_REQUEST when there is no such dataset, or it was embedded by another model, or
     *     the model gives vectors of another length by now
     */
    public SearchAnswer search(String dataset, SearchRequest request) {
        Edition edition = KnownDatasets.require(library, dataset);
        if (edition.embeddingModel().isEmpty()) {
            return SearchAnswer.NOTHING;
        }
        refuseOtherModel(dataset, edition.embeddingModel());
        float[] query = embedder.embed(List.of(request.query())).vectors().get(0);
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            Optional<SearchAnswer> answer = attempt(dataset, request, query, false);
            if (answer.isPresent()) {
                return answer.get();
            }
            nodes.refresh(dataset);
        }
        return attempt(dataset, request, query, true).orElse(SearchAnswer.NOTHING);
    }

    private void refuseOtherModel(String dataset, String model) {
        if (!model.isEmpty() && !model.equals(embedder.id())) {
            throw new IndexingException(
                    FailureType.INVALID_REQUEST,
                    "dataset '" + dataset + "' was embedded by " + model
                            + ", but the embedding model is set to " + embedder.id()
                            + ": set the former, or index the dataset again with the latter");
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
    private Optional<SearchAnswer> attempt(String dataset, SearchRequest request, float[] query, boolean lenient) {
        Edition edition = KnownDatasets.require(library, dataset);
        refuseOtherModel(dataset, edition.embeddingModel());
        HitCollector hits = new HitCollector(library, dataset, request);
        try {
            boolean whole = collect(hits, dataset, request, query);
            return whole || lenient
                    ? Optional.of(SearchAnswer.of(hits.found(), asides.of(dataset, edition)))
                    : Optional.empty();
        } catch (OtherLengthException e) {
            throw otherLength(dataset, e.held(), query.length);
        }
    }

    private boolean collect(HitCollector hits, String dataset, SearchRequest request, float[] query) {
        int first = FIRST * request.topK();
        return switch (request.mode()) {
            case COLLAPSED -> fill(hits, dataset, query, NodeFilter.all(), first);
            case LEAVES -> fill(hits, dataset, query, NodeFilter.leaves(), first);
            case TRAVERSAL -> {
                Traversal.Visited visited = new Traversal(nodes, dataset, query, request.topK()).walk();
                yield hits.collect(visited.ranked()) && visited.whole();
            }
        };
    }

    /** Asks for more and more candidates until there are enough hits, or no more candidates. */
    private boolean fill(HitCollector hits, String dataset, float[] query, NodeFilter filter, int first) {
        boolean whole = true;
        boolean more = true;
        for (long k = first; more && !hits.enough(); k *= MORE) {
            int wanted = (int) Math.min(Integer.MAX_VALUE, k);
            List<NodeHit> ranked = nodes.nearest(dataset, query, filter.upTo(hits.tokensLeft()), wanted);
            whole &= hits.collect(ranked);
            more = ranked.size() == wanted;
        }
        return whole;
    }
}
