package io.raptor.workflow;

import io.raptor.workflow.model.DocumentRequest;
import io.raptor.workflow.model.DocumentResult;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/** One document: load, embed, then level by level cluster and summarise, then publish. Its id is made by {@link WorkflowIds}. */
@WorkflowInterface
public interface DocumentWorkflow {

    /** Never fails for the document's own sake: what went wrong with it is in the result. */
    @WorkflowMethod(name = "DocumentWorkflow")
    DocumentResult index(DocumentRequest request);

    /** Begins no further activity until {@link #resume}. */
    @SignalMethod
    void pause(@Nullable String reason);

    /** @param epoch the task's go-ahead that the document works under from now on; {@code null} for the one it has */
    @SignalMethod
    void resume(@Nullable Long epoch);
}
