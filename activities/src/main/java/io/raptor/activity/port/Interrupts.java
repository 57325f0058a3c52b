package io.raptor.activity.port;

import io.raptor.workflow.model.FailureType;

/** The worker is being stopped while a call waits. */
public final class Interrupts {

    private Interrupts() {}

    /** Keeps the thread's flag, so that whoever waits next stops too. */
    public static IndexingException of(String whileDoing, Throwable cause) {
        Thread.currentThread().interrupt();
        return new IndexingException(
                FailureType.INTERNAL, "stopped while " + whileDoing + "; it will be retried", cause);
    }
}
