package io.raptor.starter.task;

import io.raptor.activity.port.Notices.Delivery;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.TaskEvents.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The history of a task out of the store, for people to look at. */
public final class TaskHistory {

    private static final int EVENTS = 500;
    private static final int DELIVERIES = 10;

    /** A course is added up from every call of the run, so that all who look share one. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    private static final char SPLIT = '\n';

    private final Store store;
    private final Clock clock;
    private final StatusCache<RunChart> courses = new StatusCache<>(this::courseNow, FRESH);

    public TaskHistory(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The newest changes of the task's state, newest first. */
    public List<Event> events(String taskId) {
        return store.taskEvents().events(taskId, EVENTS);
    }

    /** The messages about the task to the webhook, newest first. */
    public List<Delivery> deliveries(String taskId) {
        return store.notices().deliveries(taskId, DELIVERIES);
    }

    /** The runs that the newest changes belong to, newest first. */
    public List<RunSpan> runs(String taskId) {
        return RunSpan.of(events(taskId));
    }

    /** A run from its start until its end; one that goes on, until now or a few seconds ago. */
    public RunChart course(String taskId, RunSpan run) {
        // By its end, too: what was added up before that lacks what was done last.
        Object end = run.to() == null ? "" : run.to();
        return courses.of(run.run() + String.valueOf(SPLIT) + end + SPLIT + taskId);
    }

    private RunChart courseNow(String key) {
        String taskId = key.substring(key.lastIndexOf(SPLIT) + 1);
        int number = Integer.parseInt(key.substring(0, key.indexOf(SPLIT)));
        RunSpan run = runs(taskId).stream()
                .filter(one -> one.run() == number)
                .findFirst()
                .orElseThrow(() -> StoredTasks.unknown(taskId));
        Instant to = run.to() == null ? clock.instant() : run.to();
        Duration slot = RunChart.slot(Duration.between(run.from(), to));
        return RunChart.of(run.from(), to, slot, store.taskEvents().course(taskId, run.from(), slot));
    }
}
