package io.raptor.activity.search;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import org.jspecify.annotations.Nullable;

/**
 * A question to a dataset.
 *
 * @param topK hits at most; in a traversal, nodes visited on each level
 * @param maxTokens tokens of the hits' texts together at most; {@code null} for no bound
 */
public record SearchRequest(
        String query, int topK, SearchMode mode, @Nullable Integer maxTokens) {

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
        check(maxTokens == null || maxTokens >= 1, "max_tokens must be at least 1");
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IndexingException(FailureType.INVALID_REQUEST, otherwise);
        }
    }
}
