package io.raptor.workflow.internal.graph;

import io.raptor.workflow.GraphRagWorkflow;
import io.raptor.workflow.internal.task.TaskWorkflowBase;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.workflow.WorkflowInit;
import org.jspecify.annotations.Nullable;

/** The workflow of a GraphRAG task. */
public final class GraphRagWorkflowImpl extends TaskWorkflowBase implements GraphRagWorkflow {

    @WorkflowInit
    public GraphRagWorkflowImpl(@Nullable TaskRequest request) {
        super(request, new GraphStory());
    }

    @Override
    public TaskStatus run(@Nullable TaskRequest unused) {
        return perform();
    }
}
