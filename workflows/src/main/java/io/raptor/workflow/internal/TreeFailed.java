package io.raptor.workflow.internal;

/** A document's tree cannot be built in this attempt: too many of its clusters failed. */
final class TreeFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Causes cause;

    TreeFailed(Causes cause) {
        super(cause.message());
        this.cause = cause;
    }

    Causes why() {
        return cause;
    }
}
