package io.raptor.starter.task;

/** An operation that was refused; the message says why, and what to do about it. */
public final class OperationException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Kind kind;

    public OperationException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** With the status that HTTP has for it. */
    public enum Kind {
        INVALID(400),
        FORBIDDEN(403),
        UNKNOWN(404),
        CONFLICT(409),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }

        /** The kind with this status; {@link #UNAVAILABLE} for one that is not ours. */
        public static Kind of(int status) {
            for (Kind kind : values()) {
                if (kind.status == status) {
                    return kind;
                }
            }
            return UNAVAILABLE;
        }
    }
}
