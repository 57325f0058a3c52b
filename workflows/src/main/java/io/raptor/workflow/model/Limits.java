package io.raptor.workflow.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a task: concurrency, retries, budgets; every field is optional and has a default.
 *
 * @param maxErrors failed clusters that a published document may have
 * @param retryInitialSeconds the wait before a document's second attempt
 * @param retryBackoff the factor from one wait to the next
 * @param retryMaxSeconds the longest wait
 * @param tokenBudget tokens that a run of the task may use, see {@link Budget}; {@code null} for no limit
 * @param costBudget the same in money
 * @param onOutage when the model does not answer
 * @param onBudget when the next call would pass a budget
 */
public record Limits(
        Integer maxConcurrentDocuments,
        Integer maxConcurrentCalls,
        Integer maxDocumentAttempts,
        Integer maxErrors,
        Double retryInitialSeconds,
        Double retryBackoff,
        Double retryMaxSeconds,
        @Nullable Long tokenBudget,
        @Nullable Double costBudget,
        OnTrouble onOutage,
        OnTrouble onBudget) {

    public Limits {
        maxConcurrentDocuments = orElse(maxConcurrentDocuments, 8);
        maxConcurrentCalls = orElse(maxConcurrentCalls, 16);
        maxDocumentAttempts = orElse(maxDocumentAttempts, 3);
        maxErrors = orElse(maxErrors, 3);
        retryInitialSeconds = orElse(retryInitialSeconds, 2.0);
        retryBackoff = orElse(retryBackoff, 2.0);
        retryMaxSeconds = orElse(retryMaxSeconds, 300.0);
        onOutage = orElse(onOutage, OnTrouble.PAUSE);
        onBudget = orElse(onBudget, OnTrouble.PAUSE);
    }

    private static <T> T orElse(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }

    @SuppressWarnings("NullAway") // the constructor puts a default in place of each null
    public static Limits defaults() {
        return new Limits(null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Every fault of these limits, each naming what to change; empty when they can be used. */
    public List<String> faults() {
        return new Faults()
                .range("limits.max_concurrent_documents", maxConcurrentDocuments, 1, 1000)
                .range("limits.max_concurrent_calls", maxConcurrentCalls, 1, 1000)
                .range("limits.max_document_attempts", maxDocumentAttempts, 1, 100)
                .range("limits.max_errors", maxErrors, 0, 100_000)
                .range("limits.retry_initial_seconds", retryInitialSeconds, 0.01, 86_400)
                .range("limits.retry_backoff", retryBackoff, 1, 100)
                .range("limits.retry_max_seconds", retryMaxSeconds, 0.01, 86_400)
                .check(tokenBudget == null || tokenBudget >= 1, "limits.token_budget must be at least 1")
                .check(costBudget == null || costBudget > 0, "limits.cost_budget must be above 0")
                .list();
    }

    public Budget budget() {
        return new Budget(tokenBudget, costBudget);
    }

    /** These limits with another window. */
    public Limits with(int documents) {
        return new Limits(
                documents,
                maxConcurrentCalls,
                maxDocumentAttempts,
                maxErrors,
                retryInitialSeconds,
                retryBackoff,
                retryMaxSeconds,
                tokenBudget,
                costBudget,
                onOutage,
                onBudget);
    }

    /** These limits with another budget. */
    public Limits with(Budget budget) {
        return new Limits(
                maxConcurrentDocuments,
                maxConcurrentCalls,
                maxDocumentAttempts,
                maxErrors,
                retryInitialSeconds,
                retryBackoff,
                retryMaxSeconds,
                budget.tokenBudget(),
                budget.costBudget(),
                onOutage,
                onBudget);
    }
}
