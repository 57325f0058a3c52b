package io.raptor.workflow.model;

import java.util.Locale;

/** Where a document of a task stands. */
public enum DocumentState {
    PENDING,
    RUNNING,
    COMPLETED,
    /** Published with recorded gaps. */
    PARTIAL,
    FAILED,
    CANCELLED,
    /** Unchanged or unsuitable, with a reason. */
    SKIPPED;

    /** As written on every outside surface. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
