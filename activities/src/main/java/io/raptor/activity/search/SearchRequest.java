package io.raptor.activity.search;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to a dataset.
 *
 * @param topK hits at most; in a traversal, nodes visited on each level
 * @param ranking of the nodes; a traversal goes by vectors whatever it is, and a graph's mode by all signals
 * @param maxTokens tokens of the hits' texts together at most; {@code null} for no bound
 * @param documentIds of the documents looked at; empty for all
 */
public record SearchRequest(
        String query,
        int topK,
        SearchMode mode,
        SearchRanking ranking,
        @Nullable Integer maxTokens,
        List<String> documentIds,
        HitOrder order) {

    public static final int MAX_TOP_K = 1000;

    /** More is no question, and each embedding of it costs the more. */
    public static final int MAX_QUERY_CHARACTERS = 2000;

    /** @throws IndexingException INVALID_REQUEST naming what to change */
    public SearchRequest {
        check(!query.isBlank(), "query must not be blank");
        check(
                query.length() <= MAX_QUERY_CHARACTERS,
                "query must have at most " + MAX_QUERY_CHARACTERS + " characters, not " + query.length());
        check(topK >= 1 && topK <= MAX_TOP_K, "top_k must be between 1 and " + MAX_TOP_K);
        documentIds = List.copyOf(documentIds);
        check(maxTokens == null || maxTokens >= 1, "max_tokens must be at least 1");
    }

    /** A question to all documents, the best hit first. */
    public static SearchRequest of(String query, int topK, SearchMode mode, SearchRanking ranking) {
        return new SearchRequest(query, topK, mode, ranking, null, List.of(), HitOrder.SCORE);
    }

    /** The same question in another mode, by the ranking that uses all signals. */
    public SearchRequest in(SearchMode other) {
        return new SearchRequest(query, topK, other, SearchRanking.HYBRID, maxTokens, documentIds, order);
    }

    /** The same question for so many hits and tokens. */
    public SearchRequest atMost(int hits, @Nullable Integer tokens) {
        return new SearchRequest(query, hits, mode, ranking, tokens, documentIds, order);
    }

    /** Whether the query's meaning is asked for. */
    boolean byMeaning() {
        return mode == SearchMode.TRAVERSAL || ranking != SearchRanking.TEXT;
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IndexingException(FailureType.INVALID_REQUEST, otherwise);
        }
    }
}
