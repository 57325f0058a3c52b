package io.raptor.workflow.internal.task;

import io.raptor.workflow.DocumentWorkflow;
import io.raptor.workflow.activity.CatalogueActivities;
import io.raptor.workflow.activity.CatalogueActivities.FinishRequest;
import io.raptor.workflow.activity.ExecutionActivities;
import io.raptor.workflow.activity.ExecutionActivities.AwaitRequest;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentRef;
import io.raptor.workflow.model.DocumentRequest;
import io.raptor.workflow.model.DocumentResult;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.common.Priority;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;

/** Begins documents' workflows, or adopts those of an earlier run; either way the promise tells how the document ended. */
final class DocumentChildren {

    private final String taskId;
    private final Policies policies = Policies.ofThisWorkflow();
    private final CatalogueActivities catalogue = Workflow.newActivityStub(CatalogueActivities.class, policies.store());
    private final ExecutionActivities adoption = Workflow.newActivityStub(ExecutionActivities.class, policies.await());

    private int starting;

    DocumentChildren(String taskId) {
        this.taskId = taskId;
    }

    /** @param turn of the document among others */
    Promise<DocumentResult> start(DocumentRef document, DocumentRequest request, Priority turn) {
        DocumentWorkflow child =
                Workflow.newChildWorkflowStub(DocumentWorkflow.class, policies.document(taskId, document, turn));
        Promise<DocumentResult> end = Async.function(child::index, request);
        starting++;
        Workflow.getWorkflowExecution(child).handle((execution, failure) -> {
            starting--;
            return null;
        });
        return settle(document.number(), document.id(), end);
    }

    /** Temporal has answered for every document begun here. */
    boolean allStarted() {
        return starting == 0;
    }

    /** Follows a document's workflow that an earlier run of this task began. */
    Promise<DocumentResult> adopt(long document) {
        return settle(document, "", Async.function(adoption::awaitDocument, new AwaitRequest(taskId, document)));
    }

    /** The promise of how it ended, which does not fail. */
    private Promise<DocumentResult> settle(long document, String id, Promise<DocumentResult> end) {
        return end.handle((result, failure) ->
                        failure == null ? Workflow.newPromise(result) : lost(document, id, failure))
                .thenCompose(promise -> promise);
    }

    private Promise<DocumentResult> lost(long document, String id, RuntimeException failure) {
        if (failure instanceof TemporalFailure temporal && FailureCause.isCancellation(temporal)) {
            return Workflow.newPromise(new DocumentResult(document, DocumentState.CANCELLED, Usage.NONE, null));
        }
        if (alreadyRuns(failure)) {
            // Its workflow outlived a task that was terminated or forgotten: take it over.
            return adopt(document);
        }
        DocumentFailure why =
                new DocumentFailure(id, FailureType.INTERNAL.text(), reason(failure), 1, true, WorkflowClock.now());
        DocumentResult failed = new DocumentResult(document, DocumentState.FAILED, Usage.NONE, why);
        return Async.procedure(catalogue::finish, new FinishRequest(taskId, failed))
                .thenApply(done -> failed);
    }

    private static boolean alreadyRuns(RuntimeException failure) {
        return failure instanceof ChildWorkflowFailure && failure.getCause() instanceof WorkflowExecutionAlreadyStarted;
    }

    private static String reason(RuntimeException failure) {
        Throwable cause = failure.getCause();
        return "its workflow ended without a result ("
                + (cause == null ? failure : cause).getClass().getSimpleName() + "); retry it with retry-failed";
    }
}
