package io.raptor.activity.model;

import io.raptor.activity.port.IndexingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An endpoint refused a request. What it said is for those who can ask otherwise. */
final class RefusedException extends IndexingException {

    private static final long serialVersionUID = 1;

    private final RefusalKind kind;
    private final int status;
    private final transient ErrorBody error;

    RefusedException(RefusalKind kind, int status, ErrorBody error, String message, @Nullable Duration retryAfter) {
        super(kind.type(), message, retryAfter, null);
        this.kind = kind;
        this.status = status;
        this.error = error;
    }

    RefusalKind kind() {
        return kind;
    }

    /** Of HTTP, or what the error in an answer's place says of it; 0 for none. */
    int status() {
        return status;
    }

    ErrorBody error() {
        return error;
    }

    /** The request is found fault with, rather than its sender or the model. */
    boolean ofRequest() {
        return status == 400 || status == 413 || status == 422;
    }
}
