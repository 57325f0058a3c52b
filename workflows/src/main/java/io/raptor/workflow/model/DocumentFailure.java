package io.raptor.workflow.model;

import java.time.Instant;

/** One document that failed, or was published with gaps, and why. */
public record DocumentFailure(
        String docId, String errorType, String message, int attempts, boolean retryable, Instant failedAt) {

    /** In place of a document's id, for what failed in the work on all of them together. */
    public static final String ALL_DOCUMENTS = "(all documents)";

    /** Longest message that enters a history; the store keeps it whole. */
    public static final int MAX_MESSAGE = 200;

    public DocumentFailure {
        message = message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE - 1) + "…";
    }
}
