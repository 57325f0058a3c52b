package io.raptor.workflow;

/** The task queues that workers listen to; {@code raptor.task-queue} is their common prefix. */
public record TaskQueues(String prefix) {

    /** Unless a prefix is configured. */
    public static final TaskQueues DEFAULT = new TaskQueues("raptor");

    /** Hex digits of a model's queue. */
    private static final int PROFILE = 12;

    public TaskQueues {
        if (prefix.isBlank()) {
            throw new IllegalArgumentException("the task queue prefix must not be blank");
        }
    }

    /** Workflows and activities that only touch the store. */
    public String control() {
        return prefix;
    }

    /** Work that needs a core: parsing, chunking, clustering. */
    public String compute() {
        return prefix + "-compute";
    }

    /**
     * Calls of one model, in process or remote: only workers that are set up for it poll this queue, so that no call is
     * made of another model. The server-side rate limit sits here.
     *
     * @param id provider and model, as {@link io.raptor.workflow.model.ModelProfile} has it
     */
    public String model(String id) {
        return prefix + "-model-" + Sha256.of(id).substring(0, PROFILE);
    }
}
