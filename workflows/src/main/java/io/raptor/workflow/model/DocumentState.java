package io.raptor.workflow.model;

import java.util.Locale;

/** The state of a document of a task. */
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
