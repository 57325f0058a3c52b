package io.raptor.activity.model;

import io.raptor.activity.port.IndexingException;

/** An endpoint does not embed so many texts in one call; fewer may do. */
final class BatchTooLargeException extends IndexingException {

    private static final long serialVersionUID = 1;

    BatchTooLargeException(IndexingException refusal) {
        super(refusal.type(), String.valueOf(refusal.getMessage()), refusal);
    }
}
