package io.raptor.workflow;

import io.raptor.workflow.model.ScheduledStart;
import io.raptor.workflow.model.TaskRequest;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * One start of a task by a schedule. Temporal gives what a schedule starts an id that ends with the time, while a task's
 * workflow id is the task's id: so the schedule starts this, and this starts the task under its own id. It ends at once;
 * the task goes on by itself.
 */
@WorkflowInterface
public interface ScheduledIndexWorkflow {

    String TYPE = "ScheduledIndexWorkflow";

    /** @param request of the task, with its id */
    @WorkflowMethod(name = TYPE)
    ScheduledStart run(@Nullable TaskRequest request);
}
