package io.raptor.starter.testing;

import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.raptor.workflow.model.TaskType;
import java.time.Instant;
import java.util.List;

/** Statuses of a task that nobody ran. */
public final class Statuses {

    private Statuses() {}

    /** Of task t of dataset d, with half of its ten documents done. */
    public static TaskStatus status(TaskState state, double elapsed, double eta) {
        return new TaskStatus(
                "t",
                TaskType.RAPTOR,
                "d",
                state,
                "indexing",
                0.5,
                10,
                5,
                0,
                0,
                5,
                0,
                0,
                0,
                8,
                0,
                0,
                0,
                0,
                0,
                null,
                true,
                true,
                false,
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                elapsed,
                eta,
                List.of(),
                false,
                null,
                null,
                null,
                null,
                null);
    }
}
