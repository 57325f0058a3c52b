package io.raptor.workflow.internal.raptor;

import io.raptor.workflow.RaptorWorkflow;
import io.raptor.workflow.internal.task.TaskWorkflowBase;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.workflow.WorkflowInit;
import org.jspecify.annotations.Nullable;

/** The workflow of a RAPTOR task. */
public final class RaptorWorkflowImpl extends TaskWorkflowBase implements RaptorWorkflow {

    @WorkflowInit
    public RaptorWorkflowImpl(@Nullable TaskRequest request) {
        super(request, new RaptorStory());
    }

    @Override
    public TaskStatus run(@Nullable TaskRequest unused) {
        return perform();
    }
}
