package io.raptor.workflow.internal.task;

/** A document's work, or that on all of them together, cannot be done in this attempt. */
public final class WorkFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient FailureCause cause;

    public WorkFailed(FailureCause cause) {
        super(cause.message());
        this.cause = cause;
    }

    /** What lies behind it. */
    public FailureCause why() {
        return cause;
    }
}
