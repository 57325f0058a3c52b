package io.raptor.workflow.internal;

import io.raptor.workflow.RaptorWorkflow;
import io.raptor.workflow.activity.CatalogueActivities;
import io.raptor.workflow.activity.CatalogueActivities.BudgetRequest;
import io.raptor.workflow.activity.CatalogueActivities.FinishRequest;
import io.raptor.workflow.activity.CatalogueActivities.Registration;
import io.raptor.workflow.activity.LegacyActivities.Indexed;
import io.raptor.workflow.internal.Lifecycle.Event;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.Capabilities;
import io.raptor.workflow.model.CarriedState;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentResult;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Hold;
import io.raptor.workflow.model.HoldReport;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.raptor.workflow.model.Usage;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of a task, step by step: begin, go over the documents, continue as new, end. */
final class TaskRun {

    private TaskRequest request;
    private final String taskId = Workflow.getInfo().getWorkflowId();
    private final Policies policies = Policies.ofThisWorkflow();
    private final CatalogueActivities catalogue = Workflow.newActivityStub(CatalogueActivities.class, policies.store());
    private final TaskControl control;
    private final TaskProgress progress;
    private final TaskDocuments documents;
    private final DocumentWindow window;
    private final TaskSteering steering;
    private final TaskAttributes attributes = new TaskAttributes();
    private @Nullable ModelProfile models;
    private Capabilities capabilities = Capabilities.NONE;

    TaskRun(TaskRequest request) {
        this.request = request;
        CarriedState carried = request.carried();
        if (carried == null) {
            control = new TaskControl();
            progress = new TaskProgress(now(), Counts.NONE, Usage.NONE);
        } else {
            control = new TaskControl(carried.control());
            capabilities = carried.capabilities();
            progress = new TaskProgress(carried.startedAt(), carried.counts(), carried.usage());
            models = carried.models();
        }
        documents = new TaskDocuments(taskId, request, progress, policies);
        window = documents.window();
        steering = new TaskSteering(taskId, control, progress, policies, () -> Objects.requireNonNull(models));
    }

    boolean hasCheckpoints() {
        return request.raptor().useCheckpoints();
    }

    /** The whole task in one step, which publishes everything at its end or nothing. */
    void indexAtOnce() {
        requireSound();
        control.on(Event.START, null, now());
        progress.phase("indexing");
        LegacyRun legacy = new LegacyRun(control);
        Indexed indexed = legacy.index(request);
        progress.total(indexed.counts(), indexed.usage());
        legacy.refuseWhenCancelled();
    }

    /** Registers the documents, or takes over from the run before. */
    void begin() {
        if (request.carried() == null) {
            requireSound();
            register();
        } else {
            documents.adopt(request.carried().inFlight());
            steering.takeOver();
        }
        documents.recallFailures();
        progress.phase("indexing");
    }

    boolean done() {
        return documents.done() && Workflow.isEveryHandlerFinished();
    }

    /** Waits for something to act on: an end, a control, room for a document. */
    void awaitNews() {
        show();
        Workflow.await(() -> window.hasEnded()
                || steering.hasNews()
                || mayStart()
                || done()
                || (control.held() != null && Workflow.getInfo().isContinueAsNewSuggested()));
    }

    /** Where Temporal's own tools look. */
    private void show() {
        TaskStatus status = status();
        Workflow.setCurrentDetails(Details.of(status));
        if (capabilities.searchAttributes()) {
            String alias = capabilities.datasetAlias();
            attributes.show(status, alias == null ? status.dataset() : alias);
        }
    }

    void settleEnded() {
        Optional<DocumentResult> ended = window.takeEnded();
        while (ended.isPresent()) {
            settle(ended.get());
            ended = window.takeEnded();
        }
    }

    private void settle(DocumentResult result) {
        boolean cancelled = result.state() == DocumentState.CANCELLED;
        if (cancelled && CancellationScope.current().isCancelRequested()) {
            // The task's own cancel: what it left is counted when all has stopped.
            return;
        }
        documents.ended(result.document());
        steering.worked();
        if (cancelled && control.state() != TaskState.CANCELLING) {
            catalogue.finish(new FinishRequest(taskId, result));
        }
        if (!cancelled || control.state() != TaskState.CANCELLING) {
            progress.add(result);
        }
    }

    void tellDocuments() {
        steering.tell(request.limits(), window);
    }

    void startDocuments() {
        if (!mayStart()) {
            return;
        }
        documents.start(request, Objects.requireNonNull(models), control);
    }

    /** Ends a long history without waiting for the documents in flight: the next run adopts them. */
    void continueAsNewIfLong() {
        boolean spent = documents.spent() || Workflow.getInfo().isContinueAsNewSuggested();
        if (!spent || steering.hasNews() || done()) {
            return;
        }
        // A document that is being started when its task's run closes could be lost.
        Workflow.await(() -> Workflow.isEveryHandlerFinished() && documents.allStarted());
        settleEnded();
        if (control.changed() || progress.counts().unfinished() == 0) {
            return;
        }
        CarriedState state = new CarriedState(
                documents.resumeAfter(),
                window.inFlight(),
                progress.counts(),
                progress.usage(),
                Objects.requireNonNull(models),
                control.carried(),
                window.capacity(),
                progress.createdAt(),
                capabilities);
        Workflow.newContinueAsNewStub(RaptorWorkflow.class).run(request.carrying(state));
    }

    TaskStatus end() {
        Counts counts = progress.counts();
        boolean clean = counts.failed() == 0 && counts.partial() == 0;
        control.on(clean ? Event.DONE : Event.DONE_WITH_FAILURES, null, now());
        return close(null);
    }

    /** After a cancel: everything in flight is told to stop and awaited, and what it left is counted. */
    void stop() {
        control.on(Event.CANCEL, null, now());
        documents.cancelAdopted().forEach(this::settle);
        documents.awaitStopped();
        settleEnded();
        documents.cancelUnfinished();
        control.on(Event.STOPPED, null, now());
        close(null);
    }

    /** The task could not run at all, or must not wait: what is in flight is stopped. */
    void breakOff(ApplicationFailure why) {
        boolean begun = control.state() != TaskState.PENDING;
        control.on(Event.BREAK, null, now());
        if (window.running() > 0) {
            documents.cancel(window.inFlight());
            documents.awaitStopped();
            settleEnded();
        }
        if (begun && (models != null || !hasCheckpoints())) {
            documents.cancelUnfinished();
            documents.recallFailures();
        }
        close(why.getOriginalMessage());
    }

    /** Without checkpoints there is nothing to pause between. */
    void pause(@Nullable String reason) {
        if (hasCheckpoints()) {
            steering.pause(reason);
        }
    }

    void resume() {
        if (hasCheckpoints()) {
            steering.resume();
        }
    }

    void cancel(@Nullable String reason) {
        steering.cancel(reason);
    }

    void hold(HoldReport report) {
        steering.hold(report);
    }

    Budget setBudget(Budget budget) {
        Workflow.await(() -> models != null);
        Budget before = request.limits().budget();
        request = request.with(request.limits().with(budget));
        catalogue.setBudget(new BudgetRequest(taskId, budget));
        return before;
    }

    /** Without checkpoints every run begins with all that is not published, failed documents included. */
    int putBack(@Nullable List<String> documentIds) {
        if (!hasCheckpoints()) {
            return 0;
        }
        Workflow.await(() -> models != null);
        return documents.putBack(documentIds);
    }

    int resize(int documents) {
        int before = window.capacity();
        window.resize(documents);
        return before;
    }

    TaskStatus status() {
        return progress.status(taskId, request, control, window);
    }

    List<DocumentFailure> failures() {
        return progress.failures();
    }

    private boolean mayStart() {
        return control.mayStart() && documents.mayStart();
    }

    /** The answer is recorded: a running task must not be refused by a check that a later build brings. */
    private void requireSound() {
        String faults = Workflow.sideEffect(String.class, () -> String.join("; ", request.faults()));
        if (!faults.isEmpty()) {
            throw ApplicationFailure.newNonRetryableFailure(faults, FailureType.INVALID_REQUEST.text());
        }
    }

    private void register() {
        CatalogueActivities patient = Workflow.newActivityStub(CatalogueActivities.class, policies.register());
        try {
            Registration found = request.remaining() ? catalogue.reopen(request) : patient.register(request);
            capabilities = found.capabilities();
            progress.registered(found.counts(), found.usage());
            models = found.models();
            control.on(Event.START, null, now());
            if (found.pausedBecause() != null) {
                control.on(Event.PAUSE, found.pausedBecause(), now());
            }
            if (!found.unserved().isEmpty()) {
                String why = ModelWorkers.advice(found.unserved());
                control.hold(new HoldReport(0, Hold.WORKER, why, control.epoch(), false), now());
            }
        } catch (ActivityFailure failure) {
            if (TaskSteering.isCancelled()) {
                throw failure;
            }
            Causes cause = Causes.of(failure);
            throw ApplicationFailure.newNonRetryableFailure(
                    cause.message(), cause.type().text());
        }
    }

    private TaskStatus close(@Nullable String reason) {
        progress.phase("finishing");
        steering.record(reason);
        control.acted();
        progress.ended(now());
        show();
        return progress.status(taskId, request, control, window, TaskProgress.IN_RESULT);
    }

    static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
