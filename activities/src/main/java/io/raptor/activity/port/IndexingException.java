package io.raptor.activity.port;

import io.raptor.workflow.model.FailureType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A failure of indexing; its type says what happens next. The message names what and what to do about it, and never
 * holds a document's text, since it enters Temporal's history.
 */
public class IndexingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final FailureType type;
    private final @Nullable Duration retryAfter;

    public IndexingException(FailureType type, String message) {
        this(type, message, null, null);
    }

    public IndexingException(FailureType type, String message, @Nullable Throwable cause) {
        this(type, message, null, cause);
    }

    /** @param retryAfter how long the other side asks to be left alone */
    public IndexingException(
            FailureType type, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.type = type;
        this.retryAfter = retryAfter;
    }

    public FailureType type() {
        return type;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
