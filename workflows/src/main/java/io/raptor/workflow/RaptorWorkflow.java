package io.raptor.workflow;

import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * One indexing task: a RAPTOR tree for every document of its sources.
 *
 * <p>Closes as Canceled when cancelled, as Completed with or without failed documents, and as Failed only when the
 * task could not run at all.
 */
@WorkflowInterface
public interface RaptorWorkflow extends TaskWorkflow {

    @WorkflowMethod(name = "RaptorWorkflow")
    TaskStatus run(@Nullable TaskRequest request);
}
