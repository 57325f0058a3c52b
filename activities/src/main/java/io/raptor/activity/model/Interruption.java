package io.raptor.activity.model;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;

/** The worker is being stopped while a call waits. */
final class Interruption {

    private Interruption() {}

    /** Keeps the thread's flag, so that whoever waits next stops too. */
    static IndexingException of(String whileDoing, Throwable cause) {
        Thread.currentThread().interrupt();
        return new IndexingException(
                FailureType.INTERNAL, "stopped while " + whileDoing + "; it will be tried again", cause);
    }
}
