package io.raptor.starter.task;

import io.raptor.workflow.model.TaskStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * At most one question a second about a task, however many ask; only the first few follow each other faster, for a task
 * with nothing to do is over at once.
 */
final class RecentStatus {

    private static final long FIRST_FRESH_NANOS = 40_000_000;
    private static final long FRESH_NANOS = 900_000_000;

    /** Tasks that are remembered before the stale ones go. */
    private static final int KEPT = 1000;

    private final Function<String, Optional<TaskStatus>> source;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    RecentStatus(Function<String, Optional<TaskStatus>> source) {
        this.source = source;
    }

    Optional<TaskStatus> of(String taskId) {
        if (seen.size() > KEPT) {
            seen.values().removeIf(last -> !last.fresh());
        }
        return seen.compute(taskId, (id, last) -> last != null && last.fresh() ? last : look(id, last))
                .status();
    }

    /** The task was told something: what was seen before is no answer to who asks after that. */
    void forget(String taskId) {
        seen.remove(taskId);
    }

    private Seen look(String taskId, @Nullable Seen last) {
        long fresh = last == null ? FIRST_FRESH_NANOS : Math.min(FRESH_NANOS, 2 * last.freshNanos());
        return new Seen(source.apply(taskId), System.nanoTime(), fresh);
    }

    private record Seen(Optional<TaskStatus> status, long at, long freshNanos) {

        boolean fresh() {
            return System.nanoTime() - at < freshNanos;
        }
    }
}
