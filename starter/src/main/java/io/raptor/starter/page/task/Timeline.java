package io.raptor.starter.page.task;

import io.raptor.activity.port.TaskEvents;
import io.raptor.activity.port.TaskEvents.Event;
import io.raptor.starter.page.format.Formats;
import io.raptor.workflow.model.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of a task in words, newest first. */
final class Timeline {

    private Timeline() {}

    /** An event, with its time. */
    record Entry(int run, String state, String what, Instant at) {
        public String utc() {
            return Formats.utc(at);
        }
    }

    static List<Entry> of(List<Event> newestFirst) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < newestFirst.size(); i++) {
            Event event = newestFirst.get(i);
            Event before = i + 1 < newestFirst.size() ? newestFirst.get(i + 1) : null;
            entries.add(new Entry(event.run(), event.state().text(), words(event, before), event.at()));
        }
        return List.copyOf(entries);
    }

    private static String words(Event event, @Nullable Event before) {
        String what = switch (event.state()) {
            case PENDING -> "run " + event.run() + " started";
            case RUNNING -> before != null && before.state() == TaskState.PAUSED ? "resumed" : "running";
            case PAUSED -> "paused";
            case CANCELLING -> "cancelling";
            case CANCELLED -> "cancelled";
            case COMPLETED -> "completed";
            case COMPLETED_WITH_FAILURES -> "completed with failures";
            case FAILED -> "failed";
        };
        if (TaskEvents.TAKEN_UP.equals(event.reason())) {
            return TaskEvents.TAKEN_UP;
        }
        return event.reason() == null || TaskCard.A_PERSON.equals(event.reason()) ? what : what + ": " + event.reason();
    }
}
