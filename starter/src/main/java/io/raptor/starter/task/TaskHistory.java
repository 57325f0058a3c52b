package io.raptor.starter.task;

import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.activity.port.Chronicle.Event;
import io.raptor.activity.port.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What a task has been through, for people to look at, out of the store. */
public final class TaskHistory {

    private static final int EVENTS = 100;

    /** A course is added up from every call of the run, so that all who look share one. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final Store store;
    private final Clock clock;
    private final Recent<Course> courses = new Recent<>(this::courseNow, FRESH);

    public TaskHistory(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The newest changes of the task's state, newest first. */
    public List<Event> events(String taskId) {
        return store.chronicle().events(taskId, EVENTS);
    }

    /** The present run from its start until its end or now, up to a few seconds old. */
    public Course course(String taskId) {
        return courses.of(taskId);
    }

    private Course courseNow(String taskId) {
        TaskRow task = store.catalogue().task(taskId).orElseThrow(() -> StoredTasks.unknown(taskId));
        Duration slot = Course.slot(
                Duration.between(task.startedAt(), task.endedAt() == null ? clock.instant() : task.endedAt()));
        return Course.of(task.startedAt(), slot, store.chronicle().course(taskId, task.startedAt(), slot));
    }
}
