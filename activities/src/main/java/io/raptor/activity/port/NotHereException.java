package io.raptor.activity.port;

import io.raptor.workflow.model.FailureType;

/**
 * A file cannot be seen or opened from this worker. Another worker may have it, so the step is tried there before it
 * fails with the type that this names.
 */
public final class NotHereException extends IndexingException {

    private static final long serialVersionUID = 1;

    public NotHereException(FailureType type, String message) {
        super(type, message);
    }
}
