package io.raptor.workflow.internal;

import io.raptor.workflow.internal.Lifecycle.Event;
import io.raptor.workflow.model.CarriedState.Control;
import io.raptor.workflow.model.TaskState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one place that decides whether a task's work may go on. Repeating a control changes nothing and the last word
 * wins; handlers only call {@link #on}, the task's loop acts on what {@link #changed} tells.
 */
final class TaskControl {

    private TaskState state = TaskState.PENDING;
    private @Nullable String reason;
    private @Nullable Instant pausedAt;
    private @Nullable Instant resumedAt;
    private TaskState acted = TaskState.PENDING;

    TaskControl() {}

    /** The control of a task that goes on in a new run; its state has been acted on in the run before. */
    TaskControl(Control carried) {
        state = carried.paused() ? TaskState.PAUSED : TaskState.RUNNING;
        acted = state;
        reason = carried.pauseReason();
        pausedAt = carried.pausedAt();
        resumedAt = carried.resumedAt();
    }

    void on(Event event, @Nullable String why, Instant at) {
        TaskState next = Lifecycle.after(state, event);
        if (next == state) {
            return;
        }
        if (next == TaskState.PAUSED) {
            pausedAt = at;
            reason = why == null || why.isBlank() ? null : why;
        } else if (state == TaskState.PAUSED) {
            reason = null;
            if (event == Event.RESUME) {
                resumedAt = at;
            }
        }
        state = next;
    }

    TaskState state() {
        return state;
    }

    boolean paused() {
        return state == TaskState.PAUSED;
    }

    boolean mayStart() {
        return state == TaskState.RUNNING;
    }

    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    Instant pausedAt() {
        return pausedAt;
    }

    @Nullable
    Instant resumedAt() {
        return resumedAt;
    }

    /** The state is another than when {@link #acted} was called last. */
    boolean changed() {
        return state != acted;
    }

    void acted() {
        acted = state;
    }

    Control carried() {
        return new Control(paused(), reason, pausedAt, resumedAt);
    }
}
