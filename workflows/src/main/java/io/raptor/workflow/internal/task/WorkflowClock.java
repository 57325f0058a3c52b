package io.raptor.workflow.internal.task;

import io.temporal.workflow.Workflow;
import java.time.Instant;

/** The time as Temporal's history has it: a replay sees the same. */
final class WorkflowClock {

    private WorkflowClock() {}

    static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
