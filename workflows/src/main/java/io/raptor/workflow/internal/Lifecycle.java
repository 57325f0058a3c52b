package io.raptor.workflow.internal;

import static io.raptor.workflow.model.TaskState.CANCELLED;
import static io.raptor.workflow.model.TaskState.CANCELLING;
import static io.raptor.workflow.model.TaskState.COMPLETED;
import static io.raptor.workflow.model.TaskState.COMPLETED_WITH_FAILURES;
import static io.raptor.workflow.model.TaskState.FAILED;
import static io.raptor.workflow.model.TaskState.PAUSED;
import static io.raptor.workflow.model.TaskState.PENDING;
import static io.raptor.workflow.model.TaskState.RUNNING;

import io.raptor.workflow.model.TaskState;
import java.util.EnumMap;
import java.util.Map;

/** A task's life as a table of state × event → state. An event without an entry leaves the state as it is. */
final class Lifecycle {

    enum Event {
        START,
        PAUSE,
        RESUME,
        CANCEL,
        /** Every document has ended, none with a failure. */
        DONE,
        /** Every document has ended, some failed or partial. */
        DONE_WITH_FAILURES,
        /** Nothing runs any more after a cancel. */
        STOPPED,
        /** The task could not run at all. */
        BREAK
    }

    private static final Map<TaskState, Map<Event, TaskState>> TABLE = new EnumMap<>(TaskState.class);

    static {
        on(PENDING, Event.START, RUNNING);
        on(PENDING, Event.PAUSE, PAUSED);
        on(PENDING, Event.CANCEL, CANCELLING);
        on(PENDING, Event.BREAK, FAILED);
        on(RUNNING, Event.PAUSE, PAUSED);
        on(RUNNING, Event.CANCEL, CANCELLING);
        on(RUNNING, Event.DONE, COMPLETED);
        on(RUNNING, Event.DONE_WITH_FAILURES, COMPLETED_WITH_FAILURES);
        on(RUNNING, Event.BREAK, FAILED);
        on(PAUSED, Event.RESUME, RUNNING);
        on(PAUSED, Event.CANCEL, CANCELLING);
        on(PAUSED, Event.DONE, COMPLETED);
        on(PAUSED, Event.DONE_WITH_FAILURES, COMPLETED_WITH_FAILURES);
        on(PAUSED, Event.BREAK, FAILED);
        on(CANCELLING, Event.STOPPED, CANCELLED);
    }

    private Lifecycle() {}

    static TaskState after(TaskState state, Event event) {
        Map<Event, TaskState> row = TABLE.get(state);
        return row == null ? state : row.getOrDefault(event, state);
    }

    private static void on(TaskState state, Event event, TaskState next) {
        TABLE.computeIfAbsent(state, s -> new EnumMap<>(Event.class)).put(event, next);
    }
}
