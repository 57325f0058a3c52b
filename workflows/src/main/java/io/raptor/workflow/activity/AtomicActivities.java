package io.raptor.workflow.activity;

import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.Usage;
import io.temporal.activity.ActivityInterface;

/** A task without checkpoints, {@code use_checkpoints=false}: all of it or nothing; on the control queue. */
@ActivityInterface(namePrefix = "Legacy") // what histories call it
public interface AtomicActivities {

    /**
     * Registers the documents, builds all their trees in memory and publishes them in one transaction. The first
     * document that fails ends it: nothing is published then, and nothing of what was made is kept. Heartbeats.
     */
    Indexed index(TaskRequest request);

    /**
     * @param counts of the task's documents, after the end
     * @param usage of all calls made for them
     */
    record Indexed(Counts counts, Usage usage) {}
}
