package io.raptor.workflow.model;

import java.util.Objects;

/**
 * A document's word to its task that it cannot go on.
 *
 * @param document its number
 * @param hold why
 * @param message for people: what happened, without document text
 * @param epoch the task's go-ahead that the document worked under; an older one than the task's is out of date
 * @param embedding the embedding model is meant, not the chat model
 */
public record HoldReport(long document, Hold hold, String message, long epoch, boolean embedding) {

    public HoldReport {
        Objects.requireNonNull(hold, "hold");
        Objects.requireNonNull(message, "message");
    }
}
