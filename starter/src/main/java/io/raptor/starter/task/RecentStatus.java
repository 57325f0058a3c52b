package io.raptor.starter.task;

import io.raptor.workflow.model.TaskStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** At most one question a second about a task, however many ask. */
final class RecentStatus {

    private static final long FRESH_NANOS = 900_000_000;

    private final Function<String, Optional<TaskStatus>> source;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    RecentStatus(Function<String, Optional<TaskStatus>> source) {
        this.source = source;
    }

    Optional<TaskStatus> of(String taskId) {
        return seen.compute(taskId, (id, last) -> last != null && last.fresh() ? last : look(id))
                .status();
    }

    private Seen look(String taskId) {
        return new Seen(source.apply(taskId), System.nanoTime());
    }

    private record Seen(Optional<TaskStatus> status, long at) {

        boolean fresh() {
            return System.nanoTime() - at < FRESH_NANOS;
        }
    }
}
