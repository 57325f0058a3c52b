package io.raptor.workflow.internal;

import io.raptor.workflow.internal.task.DocumentWorkflowBase;
import io.raptor.workflow.model.DocumentRequest;
import io.temporal.workflow.WorkflowInit;

/** A document's workflow in the story of its task. */
public final class DocumentWorkflowImpl extends DocumentWorkflowBase {

    @WorkflowInit
    public DocumentWorkflowImpl(DocumentRequest request) {
        super(request, Stories.of(request.taskType()));
    }
}
