package io.raptor.activity.search;

import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Library;
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

    private final Library library;
    private final Embedder embedder;
    private final IndexCache indexes;

    public TreeSearch(Library library, Embedder embedder) {
        this.library = library;
        this.embedder = embedder;
        this.indexes = new IndexCache(library);
    }

    /**
     * The hits from the best to the worst. Equal texts are one hit, the one nearest to the leaves. A node that does not
     * fit into what is left of {@code maxTokens} is passed over; a later, shorter one may still fit. A traversal answers
     * every node that it visited, as the paper's does: {@code topK} for each level.
     *
     * @throws IndexingException INVALID_REQUEST when there is no such dataset, or it was embedded by another model
     */
    public List<SearchHit> search(String dataset, SearchRequest request) {
        String model = KnownDatasets.require(library, dataset).embeddingModel();
        if (model.isEmpty()) {
            return List.of();
        }
        refuseOtherModel(dataset, model);
        float[] query = embedder.embed(List.of(request.query())).vectors().get(0);
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            Optional<List<SearchHit>> hits = attempt(dataset, request, query, false);
            if (hits.isPresent()) {
                return hits.get();
            }
            indexes.forget(dataset);
        }
        return attempt(dataset, request, query, true).orElse(List.of());
    }

    private void refuseOtherModel(String dataset, String model) {
        if (!model.equals(embedder.id())) {
            throw new IndexingException(
                    FailureType.INVALID_REQUEST,
                    "dataset '" + dataset + "' was embedded by " + model
                            + ", but the embedding model is set to " + embedder.id()
                            + ": set the former, or index the dataset again with the latter");
        }
    }

    /** Empty when nodes went away meanwhile, unless {@code lenient}. */
    private Optional<List<SearchHit>> attempt(String dataset, SearchRequest request, float[] query, boolean lenient) {
        VectorIndex index = indexes.of(dataset, KnownDatasets.require(library, dataset));
        HitCollector hits = new HitCollector(library, dataset, request);
        boolean whole = hits.collect(index, candidates(index, request, query));
        return whole || lenient ? Optional.of(hits.found()) : Optional.empty();
    }

    private static Scored[] candidates(VectorIndex index, SearchRequest request, float[] query) {
        return switch (request.mode()) {
            case COLLAPSED -> Ranking.rank(index, index.all(), query);
            case LEAVES -> Ranking.rank(index, index.leaves(), query);
            case TRAVERSAL -> Traversal.walk(index, query, request.topK());
        };
    }
}
