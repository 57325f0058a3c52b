package io.raptor.starter.task;

import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.TaskEvents.Event;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The history of a task out of the store, for people to look at. */
public final class TaskHistory {

    private static final int EVENTS = 100;

    /** A course is added up from every call of the run, so that all who look share one. */
    private static final Duration FRESH = Duration.ofSeconds(3);

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

    /** The present run from its start until its end or now, up to a few seconds old. */
    public RunChart course(String taskId) {
        return courses.of(taskId);
    }

    private RunChart courseNow(String taskId) {
        TaskRow task = store.catalogue().task(taskId).orElseThrow(() -> StoredTasks.unknown(taskId));
        Duration slot = RunChart.slot(
                Duration.between(task.startedAt(), task.endedAt() == null ? clock.instant() : task.endedAt()));
        return RunChart.of(task.startedAt(), slot, store.taskEvents().course(taskId, task.startedAt(), slot));
    }
}
