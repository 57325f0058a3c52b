package io.raptor.starter.task;

import io.raptor.starter.problem.OperationException;
import io.raptor.workflow.model.TaskRequest;

/** Takes requests for tasks that may come twice, because a caller that heard no answer sends its request again. */
@FunctionalInterface
public interface IdempotentStart {

    /**
     * Starts a task, or its next run; one that runs already by the same request is left as it is.
     *
     * @throws OperationException INVALID with all faults of the request; CONFLICT when it runs by another request
     */
    StartResult submit(String taskId, TaskRequest request);
}
