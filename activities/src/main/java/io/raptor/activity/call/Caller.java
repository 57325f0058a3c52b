package io.raptor.activity.call;

/**
 * The task in whose name a model is called.
 *
 * @param maxConcurrentCalls calls of the task in flight at once
 * @param turn which of the task's calls that wait go first: those of the lowest. The number of the build that a call is for, so
 *     that documents go one behind the other
 */
public record Caller(String taskId, int maxConcurrentCalls, long turn) {

    public Caller {
        if (taskId.isBlank()) {
            throw new IllegalArgumentException("a model is called in the name of a task: its id must not be blank");
        }
        if (maxConcurrentCalls < 1) {
            throw new IllegalArgumentException("limits.max_concurrent_calls must be at least 1");
        }
    }

    /** Whose calls have no order among them but that in which they come. */
    public Caller(String taskId, int maxConcurrentCalls) {
        this(taskId, maxConcurrentCalls, 0);
    }
}
