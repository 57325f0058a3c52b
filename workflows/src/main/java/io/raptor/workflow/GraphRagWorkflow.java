package io.raptor.workflow;

import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * One indexing task: a knowledge graph of all documents of a dataset together.
 *
 * <p>Closes as {@link RaptorWorkflow} does.
 */
@WorkflowInterface
public interface GraphRagWorkflow extends TaskWorkflow {

    @WorkflowMethod(name = "GraphRagWorkflow")
    TaskStatus run(@Nullable TaskRequest request);
}
