package io.raptor.workflow.internal;

import io.raptor.workflow.DocumentWorkflow;
import io.raptor.workflow.RaptorWorkflow;
import io.raptor.workflow.activity.PublishActivities;
import io.raptor.workflow.activity.PublishActivities.FailRequest;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentRequest;
import io.raptor.workflow.model.DocumentResult;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.HoldReport;
import io.raptor.workflow.model.Limits;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One document's way: its attempts, each of which does only what is missing. */
public final class DocumentWorkflowImpl implements DocumentWorkflow {

    /** The activity's type, by which a failure tells which model it is about. */
    private static final String EMBED = "ModelEmbed";

    private final DocumentRequest request;
    private final Gate gate;
    private final ModelWorkers workers = new ModelWorkers(Policies.ofThisWorkflow());
    private final TreeBuilder builder;
    private final PublishActivities publishing = Workflow.newActivityStub(
            PublishActivities.class, Policies.ofThisWorkflow().store());

    @WorkflowInit
    public DocumentWorkflowImpl(DocumentRequest request) {
        this.request = request;
        this.gate = new Gate(request.paused(), request.epoch(), new Reports());
        this.builder = new TreeBuilder(request, gate);
    }

    @Override
    public DocumentResult index(DocumentRequest unused) {
        int attempt = request.carried() == null ? 1 : request.carried().attempt();
        while (true) {
            Causes cause;
            try {
                return builder.build(attempt);
            } catch (ActivityFailure failure) {
                cause = Causes.of(failure);
            } catch (TreeFailed failed) {
                cause = failed.why();
            }
            boolean passes = cause.type().passes();
            if (!cause.type().retriable()
                    || (!passes && attempt >= request.limits().maxDocumentAttempts())) {
                return fail(cause, attempt);
            }
            Workflow.sleep(backoff(request.limits(), attempt));
            // A rate limit says nothing about the document: it costs no attempt.
            attempt += passes ? 0 : 1;
        }
    }

    @Override
    public void pause(@Nullable String reason) {
        gate.pause();
    }

    @Override
    public void resume(@Nullable Long epoch) {
        gate.open(epoch);
    }

    private String model(Causes cause) {
        return cause.activity().equals(EMBED)
                ? request.models().embedding()
                : request.models().chat();
    }

    /** What the gate has this document say. */
    private final class Reports implements Gate.Reports {

        @Override
        public void held(Causes why) {
            report(why);
        }

        @Override
        public boolean isServed(Causes untaken) {
            return workers.unserved(List.of(model(untaken))).isEmpty();
        }
    }

    private void report(Causes cause) {
        boolean untaken = cause.type() == FailureType.WORKER_MISSING;
        HoldReport held = new HoldReport(
                request.document(),
                cause.type().hold().orElseThrow(),
                untaken ? ModelWorkers.advice(List.of(model(cause))) : cause.message(),
                gate.epoch(),
                cause.activity().equals(EMBED));
        try {
            Workflow.newExternalWorkflowStub(RaptorWorkflow.class, request.taskId())
                    .documentHeld(held);
        } catch (SignalExternalWorkflowException unheard) {
            // The task is gone or just beginning anew: the gate says it again.
        }
    }

    private DocumentResult fail(Causes cause, int attempt) {
        boolean unsuitable = cause.type() == FailureType.UNSUITABLE_DOCUMENT;
        DocumentState state = unsuitable ? DocumentState.SKIPPED : DocumentState.FAILED;
        DocumentFailure failure = publishing.fail(new FailRequest(
                request.taskId(),
                request.document(),
                state,
                cause.type().text(),
                cause.message(),
                attempt,
                !unsuitable,
                builder.usage()));
        return new DocumentResult(request.document(), state, builder.usage(), unsuitable ? null : failure);
    }

    private static Duration backoff(Limits limits, int attempt) {
        double seconds = limits.retryInitialSeconds() * Math.pow(limits.retryBackoff(), attempt - 1.0);
        return Duration.ofMillis((long) (1000 * Math.min(seconds, limits.retryMaxSeconds())));
    }
}
