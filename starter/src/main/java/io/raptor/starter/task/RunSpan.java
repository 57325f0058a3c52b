package io.raptor.starter.task;

import io.raptor.activity.port.TaskEvents.Event;
import io.raptor.workflow.model.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of a task on the line of time.
 *
 * @param state that it is in, or ended in
 * @param to {@code null} while it goes on
 * @param pauses in their order
 */
public record RunSpan(
        int run, TaskState state, Instant from, @Nullable Instant to, List<Pause> pauses) {

    public RunSpan {
        pauses = List.copyOf(pauses);
    }

    /** @param to {@code null} while it lasts */
    public record Pause(Instant from, @Nullable Instant to, String reason) {}

    /** The runs that events belong to, newest first. */
    static List<RunSpan> of(List<Event> newestFirst) {
        List<Event> events = new ArrayList<>(newestFirst);
        Collections.reverse(events);
        List<RunSpan> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= events.size(); i++) {
            if (i == events.size() || events.get(i).run() != events.get(from).run()) {
                runs.add(0, one(events.subList(from, i)));
                from = i;
            }
        }
        return List.copyOf(runs);
    }

    private static RunSpan one(List<Event> events) {
        List<Pause> pauses = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            if (event.state() == TaskState.PAUSED) {
                Instant to = i + 1 < events.size() ? events.get(i + 1).at() : null;
                pauses.add(new Pause(event.at(), to, event.reason() == null ? "" : event.reason()));
            }
        }
        Event last = events.get(events.size() - 1);
        return new RunSpan(
                last.run(), last.state(), events.get(0).at(), last.state().ended() ? last.at() : null, pauses);
    }
}
