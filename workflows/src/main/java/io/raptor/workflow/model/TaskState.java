package io.raptor.workflow.model;

import java.util.Locale;

/** The state of a task. */
public enum TaskState {
    PENDING,
    RUNNING,
    PAUSED,
    CANCELLING,
    CANCELLED,
    COMPLETED,
    COMPLETED_WITH_FAILURES,
    FAILED;

    /** Nothing more happens in this state until the task's next run. */
    public boolean ended() {
        return switch (this) {
            case PENDING, RUNNING, PAUSED, CANCELLING -> false;
            case CANCELLED, COMPLETED, COMPLETED_WITH_FAILURES, FAILED -> true;
        };
    }

    /** As written on every outside surface. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
