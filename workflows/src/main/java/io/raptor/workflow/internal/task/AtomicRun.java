package io.raptor.workflow.internal.task;

import io.raptor.workflow.activity.AtomicActivities;
import io.raptor.workflow.activity.AtomicActivities.Indexed;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;

/** A task without checkpoints: one activity in place of the window, with nothing to pause or to retry in between. */
final class AtomicRun {

    private final AtomicActivities activities = Workflow.newActivityStub(
            AtomicActivities.class, Policies.ofThisWorkflow().whole());

    private final TaskControl control;

    AtomicRun(TaskControl control) {
        this.control = control;
    }

    /**
     * Everything at once; a published task that was cancelled meanwhile is recognised by {@link #refuseWhenCancelled}.
     *
     * @throws ApplicationFailure when a document failed, and with it the task
     * @throws CanceledFailure when the task is cancelled, however the activity took it
     */
    Indexed index(TaskRequest request) {
        try {
            return activities.index(request);
        } catch (ActivityFailure failure) {
            refuseWhenCancelled();
            FailureCause cause = FailureCause.of(failure);
            throw ApplicationFailure.newNonRetryableFailure(
                    cause.message(), cause.type().text());
        }
    }

    /** An activity whose worker died does not say that it was cancelled, nor does one that was just through. */
    void refuseWhenCancelled() {
        // A cancel by signal is on its way to become Temporal's, which ends this wait.
        Workflow.await(() -> control.state() != TaskState.CANCELLING);
        if (CancellationScope.current().isCancelRequested()) {
            throw new CanceledFailure("the task is cancelled");
        }
    }
}
