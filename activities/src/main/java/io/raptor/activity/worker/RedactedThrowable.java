package io.raptor.activity.worker;

import org.jspecify.annotations.Nullable;

/** A throwable as a log may show it: types and places, but no messages, since those may quote a document. */
final class RedactedThrowable extends Throwable {

    private static final long serialVersionUID = 1;
    private static final int DEEPEST = 10;

    private final String type;

    private RedactedThrowable(Throwable thrown, @Nullable Throwable cause) {
        super(null, cause, false, true);
        this.type = thrown.getClass().getName();
        setStackTrace(thrown.getStackTrace());
    }

    static RedactedThrowable of(Throwable thrown) {
        return of(thrown, 1);
    }

    private static RedactedThrowable of(Throwable thrown, int depth) {
        Throwable cause = thrown.getCause();
        return new RedactedThrowable(thrown, cause == null || depth == DEEPEST ? null : of(cause, depth + 1));
    }

    /** In place of this class's name, which says nothing. */
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
        return type;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
