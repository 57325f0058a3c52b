package io.raptor.workflow.internal.task;

import io.raptor.workflow.DocumentWorkflow;
import io.raptor.workflow.TaskWorkflow;
import io.raptor.workflow.activity.PublishActivities;
import io.raptor.workflow.activity.PublishActivities.FailRequest;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentRequest;
import io.raptor.workflow.model.DocumentResult;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.HoldReport;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** One document's way: the attempts at its work, while its task pauses and resumes. */
public abstract class DocumentWorkflowBase implements DocumentWorkflow {

    private final DocumentRequest request;
    private final RelayedGoAhead goAhead;
    private final PauseGate gate;
    private final DocumentWork work;
    private final ModelWorkers workers = new ModelWorkers(Policies.ofThisWorkflow());
    private final PublishActivities publishing = Workflow.newActivityStub(
            PublishActivities.class, Policies.ofThisWorkflow().store());

    /** @param story of the document's task */
    protected DocumentWorkflowBase(DocumentRequest request, Story story) {
        this.request = request;
        this.goAhead = new RelayedGoAhead(request.paused(), request.epoch());
        this.gate = new PauseGate(goAhead, new Reports());
        this.work = story.document(request, gate);
    }

    @Override
    public final DocumentResult index(DocumentRequest unused) {
        return new Attempts(request.limits()).run(request.attempt(), work::attempt, this::fail);
    }

    @Override
    public final void pause(@Nullable String reason) {
        goAhead.pause();
    }

    @Override
    public final void resume(@Nullable Long epoch) {
        goAhead.resume(epoch);
        gate.release();
    }

    private DocumentResult fail(FailureCause cause, int attempt) {
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
                work.usage()));
        return new DocumentResult(request.document(), state, work.usage(), unsuitable ? null : failure);
    }

    /** The reports of this document's gate to its task. */
    private final class Reports implements PauseGate.Reports {

        @Override
        public boolean held(FailureCause why) {
            HoldReport held = ModelWorkers.report(why, request.document(), request.models(), gate.epoch());
            try {
                Workflow.newExternalWorkflowStub(TaskWorkflow.class, request.taskId())
                        .documentHeld(held);
            } catch (SignalExternalWorkflowException unheard) {
                // The task is gone or just beginning anew: the gate says it again.
            }
            return true;
        }

        @Override
        public boolean isServed(FailureCause untaken) {
            return workers.areThereFor(untaken, request.models());
        }
    }
}
