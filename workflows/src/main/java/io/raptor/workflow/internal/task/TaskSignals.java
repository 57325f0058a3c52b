package io.raptor.workflow.internal.task;

import io.raptor.workflow.activity.CatalogueActivities;
import io.raptor.workflow.activity.CatalogueActivities.TaskRecord;
import io.raptor.workflow.activity.ExecutionActivities;
import io.raptor.workflow.activity.ExecutionActivities.CancelTaskRequest;
import io.raptor.workflow.activity.ExecutionActivities.RelayRequest;
import io.raptor.workflow.internal.task.Lifecycle.Event;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Hold;
import io.raptor.workflow.model.HoldReport;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.OnTrouble;
import io.raptor.workflow.model.TaskState;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The signals from people and documents to a task, which it passes on to its documents and to the store. */
final class TaskSignals {

    private final String taskId;
    private final TaskControl control;
    private final TaskProgress progress;
    private final OutageProbe probe;
    private final CatalogueActivities catalogue;
    private final ExecutionActivities executions;

    /** @param models of the task, known once it has begun */
    TaskSignals(
            String taskId,
            TaskControl control,
            TaskProgress progress,
            Policies policies,
            Supplier<ModelProfile> models) {
        this.taskId = taskId;
        this.control = control;
        this.progress = progress;
        probe = new OutageProbe(taskId, control, policies, models);
        catalogue = Workflow.newActivityStub(CatalogueActivities.class, policies.store());
        executions = Workflow.newActivityStub(ExecutionActivities.class, policies.store());
    }

    void pause(@Nullable String reason) {
        if (reason != null && control.renames(reason)) {
            control.rename(reason);
            return;
        }
        control.on(Event.PAUSE, reason, WorkflowClock.now());
    }

    void resume() {
        control.on(Event.RESUME, null, WorkflowClock.now());
        if (control.resumedUnseen() && recallsUnseen()) {
            control.recallUnseen();
        }
    }

    /** Has Temporal cancel this workflow, so that both ways of cancelling are one. */
    void cancel(@Nullable String reason) {
        control.on(Event.CANCEL, reason, WorkflowClock.now());
        CancelTaskRequest asked = new CancelTaskRequest(taskId, reason);
        // What a cancel takes is not itself cancelled.
        Workflow.newDetachedCancellationScope(() -> Async.procedure(executions::cancelTask, asked))
                .run();
    }

    void hold(HoldReport report) {
        control.hold(report, WorkflowClock.now());
    }

    /** The task continues a run before this one: the probe of the model must continue, too. */
    void continueFrom() {
        probe.begin();
    }

    /** A document has ended, so the model answers. */
    void modelAnswered() {
        probe.modelAnswered();
    }

    boolean hasNews() {
        return control.changed() || control.hasOutOfDate();
    }

    /** The same, where the run would end with it: what has not been passed on is not carried over. */
    boolean hasLastNews() {
        return control.changed() || (control.hasOutOfDate() && recallsUnseen());
    }

    /** Not in runs that older builds began, which left it to the documents to ask again. */
    private static boolean recallsUnseen() {
        return Workflow.getVersion("recall-unseen", Workflow.DEFAULT_VERSION, 1) == 1;
    }

    /** Hands a pause or its end on to the documents in flight, and to the store, which outlives Temporal's memory. */
    void tell(Limits limits, DocumentWindow window) {
        if (control.changed()) {
            refuseToWait(limits);
            boolean paused = control.paused();
            boolean relayed = control.changedForDocuments();
            control.markHandled();
            probe.begin();
            if (control.state() == TaskState.CANCELLING) {
                // The cancel itself comes next, and may come while this is written down.
                Workflow.newDetachedCancellationScope(() -> record(control.reason()))
                        .run();
                return;
            }
            record(control.reason());
            if (relayed && window.running() > 0) {
                relay(window.inFlight(), paused);
            }
        }
        if (control.hasOutOfDate()) {
            List<Long> unheard = control.takeOutOfDate().stream()
                    .filter(document -> document > 0)
                    .toList();
            if (!unheard.isEmpty()) {
                relay(unheard, false);
            }
        }
    }

    /** Writes the state down, for the reason that is given. */
    void record(@Nullable String reason) {
        // A person's pause outlives this run even where the task would have held by itself, too.
        boolean byItself = control.held() != null && !control.pausedByPerson();
        TaskRecord record = new TaskRecord(taskId, control.state(), reason, byItself);
        progress.spent(catalogue.record(record).usage());
    }

    /** A cancel that comes while the task waits for an activity ends that activity, not the wait. */
    static boolean isCancel(TemporalFailure failure) {
        return failure instanceof CanceledFailure || isCancelled();
    }

    /** Temporal has cancelled the task, and what it was doing with it. */
    static boolean isCancelled() {
        return CancellationScope.current().isCancelRequested();
    }

    private void relay(List<Long> documents, boolean paused) {
        executions.relay(new RelayRequest(taskId, documents, paused, control.reason(), control.epoch()));
    }

    /** What may end the task rather than hold it, as asked for in its limits. */
    private void refuseToWait(Limits limits) {
        HoldReport held = control.held();
        if (held == null) {
            return;
        }
        boolean outage = held.hold() == Hold.OUTAGE && limits.onOutage() == OnTrouble.FAIL;
        boolean budget = held.hold() == Hold.BUDGET && limits.onBudget() == OnTrouble.FAIL;
        if (outage || budget) {
            throw ApplicationFailure.newNonRetryableFailure(
                    held.message() + "; what is done stays, and the next run resumes from there",
                    (outage ? FailureType.MODEL_UNAVAILABLE : FailureType.BUDGET_REACHED).text());
        }
    }
}
