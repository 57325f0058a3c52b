package io.raptor.activity.model.endpoint;

import io.raptor.activity.port.IndexingException;

/** An endpoint does not embed so many texts in one call; fewer may do. */
public final class BatchTooLargeException extends IndexingException {

    private static final long serialVersionUID = 1;

    public BatchTooLargeException(IndexingException refusal) {
        super(refusal.type(), String.valueOf(refusal.getMessage()), refusal);
    }
}
