package io.raptor.activity.progress;

import io.raptor.activity.port.TaskEvents.Event;
import io.raptor.workflow.model.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The time in which a task was running: pauses do not count. */
final class ActiveTime {

    private static final double MILLIS = 1000;

    private ActiveTime() {}

    /**
     * Between two moments.
     *
     * @param events changes of the task's state, newest first
     */
    static double seconds(List<Event> events, Instant from, Instant to) {
        double seconds = 0;
        Instant until = to;
        for (Event event : events) {
            if (event.state() == TaskState.RUNNING) {
                seconds += between(event.at().isAfter(from) ? event.at() : from, until);
            }
            until = event.at();
            if (!until.isAfter(from)) {
                break;
            }
        }
        return seconds;
    }

    private static double between(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis() / MILLIS);
    }
}
