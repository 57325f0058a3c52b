package io.raptor.workflow.internal;

import static io.raptor.workflow.internal.Standing.CANCELLED;
import static io.raptor.workflow.internal.Standing.CANCELLING;
import static io.raptor.workflow.internal.Standing.COMPLETED;
import static io.raptor.workflow.internal.Standing.COMPLETED_WITH_FAILURES;
import static io.raptor.workflow.internal.Standing.FAILED;
import static io.raptor.workflow.internal.Standing.HELD;
import static io.raptor.workflow.internal.Standing.PAUSED;
import static io.raptor.workflow.internal.Standing.PAUSED_AND_HELD;
import static io.raptor.workflow.internal.Standing.PENDING;
import static io.raptor.workflow.internal.Standing.RUNNING;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A task's life as a table of standing × event → standing. An event without an entry changes nothing. */
final class Lifecycle {

    enum Event {
        START,
        /** By a person. */
        PAUSE,
        /** By a person: whatever paused the task, it goes on. */
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
        /** The task could not run at all, or was told to fail rather than wait. */
        BREAK
    }

    private static final Map<Standing, Map<Event, Standing>> TABLE = new EnumMap<>(Standing.class);

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
        for (Standing alive : List.of(PENDING, RUNNING, PAUSED, HELD, PAUSED_AND_HELD)) {
            on(alive, Event.CANCEL, CANCELLING);
            on(alive, Event.BREAK, FAILED);
        }
        for (Standing begun : List.of(RUNNING, PAUSED, HELD, PAUSED_AND_HELD)) {
            on(begun, Event.DONE, COMPLETED);
            on(begun, Event.DONE_WITH_FAILURES, COMPLETED_WITH_FAILURES);
        }
        on(CANCELLING, Event.STOPPED, CANCELLED);
    }

    private Lifecycle() {}

    static Standing after(Standing standing, Event event) {
        Map<Event, Standing> row = TABLE.get(standing);
        return row == null ? standing : row.getOrDefault(event, standing);
    }

    private static void on(Standing standing, Event event, Standing next) {
        TABLE.computeIfAbsent(standing, s -> new EnumMap<>(Event.class)).put(event, next);
    }
}
