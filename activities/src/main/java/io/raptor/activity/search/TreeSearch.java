package io.raptor.activity.search;

import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.PublishedTrees;
import io.raptor.activity.port.PublishedTrees.Edition;
import io.raptor.activity.search.Ranking.Scored;
import io.raptor.workflow.model.FailureType;
import java.util.List;
import java.util.Optional;

/**
 * Searches what was published, exactly: every vector is looked at. Vectors stay in memory between searches and are read
 * anew when the dataset has changed; a single search reads them once. Safe for use by many threads.
 */
public final class TreeSearch {

    /** A dataset may change between ranking and reading; then the search begins again, this often. */
    private static final int ATTEMPTS = 3;

    private final PublishedTrees library;
    private final Embedder embedder;
    private final IndexCache indexes;

    public TreeSearch(PublishedTrees library, Embedder embedder) {
        this.library = library;
        this.embedder = embedder;
        this.indexes = new IndexCache(library);
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
            indexes.forget(dataset);
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

    private void refuseOtherLength(String dataset, int held, int given) {
        if (held != 0 && held != given) {
            throw new IndexingException(
                    FailureType.INVALID_REQUEST,
                    "dataset '" + dataset + "' holds vectors of " + held + " numbers by " + embedder.id() + ", but "
                            + embedder.id() + " now gives " + given
                            + ": set the model's endpoint and dimensions as they were, or index into another dataset");
        }
    }

    /** Empty when nodes went away meanwhile, unless {@code lenient}. */
    private Optional<SearchAnswer> attempt(String dataset, SearchRequest request, float[] query, boolean lenient) {
        Edition edition = KnownDatasets.require(library, dataset);
        refuseOtherModel(dataset, edition.embeddingModel());
        VectorIndex index = indexes.of(dataset, edition);
        refuseOtherLength(dataset, index.dimensions(), query.length);
        HitCollector hits = new HitCollector(library, dataset, request);
        boolean whole = hits.collect(index, candidates(index, request, query));
        return whole || lenient ? Optional.of(SearchAnswer.of(hits.found(), index.aside())) : Optional.empty();
    }

    private static Scored[] candidates(VectorIndex index, SearchRequest request, float[] query) {
        return switch (request.mode()) {
            case COLLAPSED -> Ranking.rank(index, index.all(), query);
            case LEAVES -> Ranking.rank(index, index.leaves(), query);
            case TRAVERSAL -> Traversal.walk(index, query, request.topK());
        };
    }
}
