package io.raptor.workflow;

/** The task queues that workers listen to; {@code raptor.task-queue} is their common prefix. */
public record TaskQueues(String prefix) {

    /** Unless a prefix is configured. */
    public static final TaskQueues DEFAULT = new TaskQueues("raptor");

    public TaskQueues {
        if (prefix.isBlank()) {
            throw new IllegalArgumentException("the task queue prefix must not be blank");
        }
    }

    /** Workflows and activities that only touch the store. */
    public String control() {
        return prefix;
    }

    /** Work that needs a core: parsing, chunking, embedding in process, clustering. */
    public String compute() {
        return prefix + "-compute";
    }

    /** Calls of a model; the server-side rate limit sits here. */
    public String model() {
        return prefix + "-model";
    }
}
