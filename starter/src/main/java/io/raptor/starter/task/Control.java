package io.raptor.starter.task;

import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.util.Locale;

/** What a task can be told. */
public enum Control {
    PAUSE,
    RESUME,
    CANCEL;

    /** The signal's name, and the word on every outside surface. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a task in this state has heard. */
    boolean heard(TaskStatus status) {
        return status.state().ended()
                || switch (this) {
                    case PAUSE -> status.isPaused();
                    case RESUME -> !status.isPaused();
                    case CANCEL -> status.state() == TaskState.CANCELLING;
                };
    }
}
