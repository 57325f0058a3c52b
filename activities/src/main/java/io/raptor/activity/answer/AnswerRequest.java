package io.raptor.activity.answer;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.search.HitOrder;
import io.raptor.activity.search.SearchMode;
import io.raptor.activity.search.SearchRanking;
import io.raptor.activity.search.SearchRequest;
import io.raptor.workflow.model.FailureType;
import java.util.List;

/**
 * A question that is to be answered in words.
 *
 * @param maxTokens tokens of the passages that the model is given
 * @param documentIds of the documents looked at; empty for all
 */
public record AnswerRequest(String query, SearchMode mode, int maxTokens, List<String> documentIds) {

    /** Unless asked for otherwise. */
    public static final int DEFAULT_TOKENS = 3000;

    private static final int MOST_TOKENS = 100_000;
    private static final int MOST_PASSAGES = 100;

    /** @throws IndexingException INVALID_REQUEST naming what to change */
    public AnswerRequest {
        if (maxTokens < 1 || maxTokens > MOST_TOKENS) {
            throw new IndexingException(
                    FailureType.INVALID_REQUEST,
                    "max_tokens must be between 1 and " + MOST_TOKENS + ", not " + maxTokens);
        }
        documentIds = List.copyOf(documentIds);
    }

    /** Whether the question is about all that there is, and no passage alone could answer it. */
    public boolean broad() {
        return BroadQuestion.is(query);
    }

    /** The search for what the model is given, in the order of the documents. */
    public SearchRequest search() {
        return new SearchRequest(
                query, MOST_PASSAGES, mode, SearchRanking.HYBRID, maxTokens, documentIds, HitOrder.DOCUMENT);
    }
}
