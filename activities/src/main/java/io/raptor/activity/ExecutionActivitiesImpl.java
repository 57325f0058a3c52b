package io.raptor.activity;

import io.raptor.activity.codec.HiddenNames;
import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Catalogue.DocumentRow;
import io.raptor.workflow.WorkflowIds;
import io.raptor.workflow.activity.ExecutionActivities;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentResult;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
import io.temporal.activity.Activity;
import io.temporal.activity.ManualActivityCompletionClient;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Temporal's own API, as activities. */
public final class ExecutionActivitiesImpl implements ExecutionActivities {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionActivitiesImpl.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final WorkflowClient client;
    private final Catalogue catalogue;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final HiddenNames names;
    private final WorkerModels models;

    /**
     * @param timer sends heartbeats of the documents that are waited for
     * @param names what Temporal gets to see
     */
    public ExecutionActivitiesImpl(
            WorkflowClient client,
            Catalogue catalogue,
            ScheduledExecutorService timer,
            Clock clock,
            HiddenNames names,
            WorkerModels models) {
        this.client = client;
        this.catalogue = catalogue;
        this.timer = timer;
        this.clock = clock;
        this.names = names;
        this.models = models;
    }

    @Override
    public Unserved unserved(ModelsRequest request) {
        return new Unserved(models.unserved(request.models()));
    }

    @Override
    public DocumentResult awaitDocument(AwaitRequest request) {
        DocumentRow document = catalogue.document(request.taskId(), request.document());
        ManualActivityCompletionClient completion =
                Activity.getExecutionContext().useLocalManualCompletion();
        ScheduledFuture<?> beat =
                timer.scheduleAtFixedRate(() -> heartbeat(completion), 0, HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<DocumentResult> unused = stub(request.taskId(), document)
                .getResultAsync(DocumentResult.class)
                .handle((result, failure) -> failure == null ? result : reconcile(request, document, failure))
                .whenComplete((result, failure) -> {
                    beat.cancel(false);
                    complete(completion, result, failure);
                });
        return NOT_YET;
    }

    /** Never sent: the activity completes later. */
    private static final DocumentResult NOT_YET = new DocumentResult(0, DocumentState.RUNNING, Usage.NONE, null);

    private static void heartbeat(ManualActivityCompletionClient completion) {
        try {
            completion.recordHeartbeat(null);
        } catch (ActivityCompletionException e) {
            // Nobody waits for this document here any more; its end is reported to somebody else.
            LOG.debug("no longer awaited", e);
        }
    }

    private static void complete(
            ManualActivityCompletionClient completion, @Nullable DocumentResult result, @Nullable Throwable failure) {
        try {
            if (failure == null) {
                completion.complete(result);
            } else {
                completion.fail(failure);
            }
        } catch (ActivityCompletionException e) {
            LOG.debug("no longer awaited", e);
        }
    }

    /** How a document ended whose workflow has no result: the store knows, or it is cancelled or lost. */
    private DocumentResult reconcile(AwaitRequest request, DocumentRow begun, Throwable failure) {
        DocumentRow row = catalogue.document(request.taskId(), begun.number());
        if (row.state() != DocumentState.PENDING && row.state() != DocumentState.RUNNING) {
            return new DocumentResult(row.number(), row.state(), row.usage(), failure(row));
        }
        if (isCancellation(failure)) {
            return new DocumentResult(row.number(), DocumentState.CANCELLED, Usage.NONE, null);
        }
        DocumentFailure lost = new DocumentFailure(
                row.documentId(),
                FailureType.INTERNAL.text(),
                "its workflow ended without a result; retry it with retry-failed",
                row.attempts() + 1,
                true,
                clock.instant());
        catalogue.finish(request.taskId(), row.number(), DocumentState.FAILED, lost, Usage.NONE);
        return new DocumentResult(row.number(), DocumentState.FAILED, Usage.NONE, lost);
    }

    private static boolean isCancellation(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause != null && cause.getCause() instanceof CanceledFailure;
    }

    private static @Nullable DocumentFailure failure(DocumentRow row) {
        boolean failed = row.state() == DocumentState.FAILED || row.state() == DocumentState.PARTIAL;
        return !failed || row.errorType() == null
                ? null
                : new DocumentFailure(
                        row.documentId(),
                        row.errorType(),
                        row.reason() == null ? "" : row.reason(),
                        row.attempts(),
                        row.retryable(),
                        row.updatedAt());
    }

    @Override
    public void relay(RelayRequest request) {
        for (long number : request.documents()) {
            WorkflowStub document = stub(request.taskId(), number);
            tolerant(() -> {
                if (request.paused()) {
                    document.signal("pause", request.reason());
                } else {
                    document.signal("resume", request.epoch());
                }
            });
        }
    }

    @Override
    public void cancelDocuments(CancelRequest request) {
        request.documents()
                .forEach(number -> tolerant(() -> stub(request.taskId(), number).cancel("the task is cancelled")));
    }

    @Override
    public void cancelTask(CancelTaskRequest request) {
        WorkflowStub task = client.newUntypedWorkflowStub(request.taskId());
        // Temporal keeps the reason as it is.
        String reason = request.reason() == null || names.hides() ? "cancelled by signal" : request.reason();
        tolerant(() -> task.cancel(reason));
    }

    private WorkflowStub stub(String taskId, long document) {
        return stub(taskId, catalogue.document(taskId, document));
    }

    /** Of the document's workflow, which may have been begun under another key, or before there was one. */
    private WorkflowStub stub(String taskId, DocumentRow document) {
        List<String> shown = names.candidates(document.documentId());
        for (String name : shown.subList(0, shown.size() - 1)) {
            WorkflowStub stub = client.newUntypedWorkflowStub(WorkflowIds.document(taskId, name));
            if (known(stub)) {
                return stub;
            }
        }
        return client.newUntypedWorkflowStub(WorkflowIds.document(taskId, shown.get(shown.size() - 1)));
    }

    private static boolean known(WorkflowStub stub) {
        try {
            return stub.describe().getExecution() != null;
        } catch (WorkflowNotFoundException other) {
            return false;
        }
    }

    /** One that has ended needs no telling. */
    private static void tolerant(Runnable call) {
        try {
            call.run();
        } catch (WorkflowNotFoundException ended) {
            LOG.debug("already ended", ended);
        }
    }
}
