package io.raptor.starter.task;

import io.raptor.workflow.model.Hold;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The actions that control a task. */
public enum TaskAction {
    PAUSE,
    RESUME,
    CANCEL;

    /** The signal's name, and the word on every outside surface. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a task in this state has heard. One that paused by itself has not heard a person's pause yet. */
    boolean heard(TaskStatus status, @Nullable String reason) {
        return status.state().ended()
                || switch (this) {
                    case PAUSE ->
                        status.isPaused()
                                && (!byItself(status.pauseReason()) || Objects.equals(reason, status.pauseReason()));
                    case RESUME -> !status.isPaused();
                    case CANCEL -> status.state() == TaskState.CANCELLING;
                };
    }

    private static boolean byItself(@Nullable String pauseReason) {
        return Hold.of(pauseReason).isPresent();
    }
}
