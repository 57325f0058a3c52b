package io.raptor.workflow.internal.task;

import static io.raptor.workflow.internal.task.LifecycleState.CANCELLED;
import static io.raptor.workflow.internal.task.LifecycleState.CANCELLING;
import static io.raptor.workflow.internal.task.LifecycleState.COMPLETED;
import static io.raptor.workflow.internal.task.LifecycleState.COMPLETED_WITH_FAILURES;
import static io.raptor.workflow.internal.task.LifecycleState.FAILED;
import static io.raptor.workflow.internal.task.LifecycleState.HELD;
import static io.raptor.workflow.internal.task.LifecycleState.PAUSED;
import static io.raptor.workflow.internal.task.LifecycleState.PAUSED_AND_HELD;
import static io.raptor.workflow.internal.task.LifecycleState.PENDING;
import static io.raptor.workflow.internal.task.LifecycleState.RUNNING;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A task's life as a table of standing × event → standing. An event without an entry changes nothing. */
final class Lifecycle {

    enum Event {
        START,
        /** By a person. */
        PAUSE,
        /** By a person: whatever paused the task, it resumes. */
        RESUME,
        /** The task finds that it cannot go on for now. */
        HOLD,
        /** What held the task is over. */
        RELEASE,
        CANCEL,
        /** Every document has ended, none with a failure. */
        DONE,
        /** Every document has ended, some failed or partial. */
        DONE_WITH_FAILURES,
        /** Nothing runs any more after a cancel. */
        STOPPED,
        /** The task could not run at all, or its settings say to fail rather than wait. */
        BREAK
    }

    private static final Map<LifecycleState, Map<Event, LifecycleState>> TABLE = new EnumMap<>(LifecycleState.class);

    static {
        on(PENDING, Event.START, RUNNING);
        on(PENDING, Event.PAUSE, PAUSED);
        on(RUNNING, Event.PAUSE, PAUSED);
        on(RUNNING, Event.HOLD, HELD);
        on(PAUSED, Event.RESUME, RUNNING);
        on(PAUSED, Event.HOLD, PAUSED_AND_HELD);
        on(HELD, Event.PAUSE, PAUSED_AND_HELD);
        on(HELD, Event.RESUME, RUNNING);
        on(HELD, Event.RELEASE, RUNNING);
        on(PAUSED_AND_HELD, Event.RESUME, RUNNING);
        on(PAUSED_AND_HELD, Event.RELEASE, PAUSED);
        for (LifecycleState alive : List.of(PENDING, RUNNING, PAUSED, HELD, PAUSED_AND_HELD)) {
            on(alive, Event.CANCEL, CANCELLING);
            on(alive, Event.BREAK, FAILED);
        }
        for (LifecycleState begun : List.of(RUNNING, PAUSED, HELD, PAUSED_AND_HELD)) {
            on(begun, Event.DONE, COMPLETED);
            on(begun, Event.DONE_WITH_FAILURES, COMPLETED_WITH_FAILURES);
        }
        on(CANCELLING, Event.STOPPED, CANCELLED);
    }

    private Lifecycle() {}

    static LifecycleState after(LifecycleState standing, Event event) {
        Map<Event, LifecycleState> row = TABLE.get(standing);
        return row == null ? standing : row.getOrDefault(event, standing);
    }

    private static void on(LifecycleState standing, Event event, LifecycleState next) {
        TABLE.computeIfAbsent(standing, s -> new EnumMap<>(Event.class)).put(event, next);
    }
}
