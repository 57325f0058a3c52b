package io.raptor.workflow.internal.task;

import io.raptor.workflow.activity.AtomicActivities.Indexed;
import io.raptor.workflow.activity.CatalogueActivities;
import io.raptor.workflow.activity.CatalogueActivities.BudgetRequest;
import io.raptor.workflow.activity.CatalogueActivities.FinishRequest;
import io.raptor.workflow.activity.CatalogueActivities.Registration;
import io.raptor.workflow.internal.task.Lifecycle.Event;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.Capabilities;
import io.raptor.workflow.model.CarriedState;
import io.raptor.workflow.model.CorpusState;
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
    private final TaskSignals signals;
    private final TaskAttributes attributes = new TaskAttributes();
    private final Story story;
    private @Nullable ModelProfile models;
    private @Nullable CorpusPhase corpus;
    private @Nullable CorpusState corpusFrom;
    private boolean corpusDone;
    private Capabilities capabilities = Capabilities.NONE;

    TaskRun(TaskRequest request, Story story) {
        this.request = request;
        this.story = story;
        CarriedState carried = request.carried();
        if (carried == null) {
            control = new TaskControl();
            progress = new TaskProgress(WorkflowClock.now(), Counts.NONE, Usage.NONE);
        } else {
            control = new TaskControl(carried.control());
            capabilities = carried.capabilities();
            progress = new TaskProgress(carried.startedAt(), carried.counts(), carried.usage());
            models = carried.models();
            corpusFrom = carried.corpus();
        }
        progress.expect(story.corpus(request).isPresent());
        documents = new TaskDocuments(taskId, request, progress, policies);
        window = documents.window();
        signals = new TaskSignals(taskId, control, progress, policies, () -> Objects.requireNonNull(models));
    }

    boolean hasCheckpoints() {
        return request.useCheckpoints();
    }

    /** The whole task in one step, which publishes everything at its end or nothing. */
    void indexAtOnce() {
        requireSound();
        control.on(Event.START, null, WorkflowClock.now());
        progress.phase(story.documentPhase());
        AtomicRun atomic = new AtomicRun(control);
        Indexed indexed = atomic.index(request);
        progress.total(indexed.counts(), indexed.usage());
        atomic.refuseWhenCancelled();
    }

    /** Registers the documents, or takes over from the run before. */
    void begin() {
        if (request.carried() == null) {
            requireSound();
            register();
        } else {
            documents.adopt(request.carried().inFlight());
            signals.continueFrom();
        }
        documents.reloadFailures();
    }

    /** Nothing is left to do, neither on documents nor on all of them together. */
    boolean done() {
        return corpusDone && documentsDone();
    }

    void documentsBegin() {
        progress.phase(story.documentPhase());
    }

    boolean documentsDone() {
        return documents.done() && Workflow.isEveryHandlerFinished();
    }

    /**
     * The work on all documents together, to its end. Documents that are retried meanwhile are worked on next, and then
     * this again.
     */
    void workOnCorpus() {
        Optional<Corpus> work = story.corpus(request);
        if (work.isPresent()) {
            CorpusPhase phase = new CorpusPhase(
                    work.get(), request, Objects.requireNonNull(models), control, progress, signals, corpusFrom);
            corpusFrom = null;
            corpus = phase;
            phase.begin();
            while (!phase.hasEnded()) {
                show();
                Workflow.await(() -> phase.hasEnded() || signals.hasNews());
                passOnControls();
            }
            phase.requireSound();
            corpus = null;
            progress.corpusEnded();
            continueAsNewWith(phase.unfinished());
        }
        corpusDone = true;
    }

    private void continueAsNewWith(@Nullable CorpusState unfinished) {
        // The work has not seen what documents bring that were retried meanwhile: it begins again after them.
        while (unfinished != null && documents.done()) {
            Workflow.await(() -> Workflow.isEveryHandlerFinished() || signals.hasNews());
            if (!signals.hasNews()) {
                continueAsNew(unfinished);
            }
            passOnControls();
        }
    }

    /** Waits for something to act on: an end, a control, room for a document. */
    void awaitNews() {
        show();
        Workflow.await(() -> window.hasEnded()
                || signals.hasNews()
                || mayStart()
                || documentsDone()
                || (control.held() != null && Workflow.getInfo().isContinueAsNewSuggested()));
    }

    /** Where Temporal's own tools look. */
    private void show() {
        TaskStatus status = status();
        Workflow.setCurrentDetails(StatusMarkdown.of(status));
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
        signals.modelAnswered();
        if (cancelled && control.state() != TaskState.CANCELLING) {
            catalogue.finish(new FinishRequest(taskId, result));
        }
        if (!cancelled || control.state() != TaskState.CANCELLING) {
            progress.add(result);
        }
    }

    void passOnControls() {
        signals.tell(request.limits(), window);
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
        if (!spent || signals.hasNews() || documentsDone()) {
            return;
        }
        // A document that is being started when its task's run closes could be lost.
        Workflow.await(() -> Workflow.isEveryHandlerFinished() && documents.allStarted());
        settleEnded();
        if (signals.hasLastNews() || !mayHaveMore()) {
            return;
        }
        continueAsNew(null);
    }

    /** A run that has begun all it may asks for no further page: only the next one learns that none is to come. */
    private boolean mayHaveMore() {
        return progress.counts().unfinished() > 0
                || (documents.spent()
                        && !documents.done()
                        && Workflow.getVersion("ask-in-next-run", Workflow.DEFAULT_VERSION, 1) == 1);
    }

    private void continueAsNew(@Nullable CorpusState unfinished) {
        CarriedState state = new CarriedState(
                documents.resumeAfter(),
                window.inFlight(),
                progress.counts(),
                progress.usage(),
                Objects.requireNonNull(models),
                control.carried(),
                window.capacity(),
                progress.createdAt(),
                capabilities,
                unfinished);
        story.continueAsNew(request.carrying(state));
    }

    TaskStatus end() {
        Counts counts = progress.counts();
        boolean clean = counts.failed() == 0 && counts.partial() == 0 && !progress.corpusHasFailed();
        control.on(clean ? Event.DONE : Event.DONE_WITH_FAILURES, null, WorkflowClock.now());
        return close(null);
    }

    /** After a cancel: everything in flight is cancelled and awaited, and what it left is counted. */
    void stop() {
        control.on(Event.CANCEL, null, WorkflowClock.now());
        stopCorpus();
        documents.cancelAdopted().forEach(this::settle);
        documents.awaitStopped();
        settleEnded();
        documents.cancelUnfinished();
        control.on(Event.STOPPED, null, WorkflowClock.now());
        close(null);
    }

    /** The task could not run at all, or must not wait: what is in flight is stopped. */
    void fail(ApplicationFailure why) {
        boolean begun = control.state() != TaskState.PENDING;
        control.on(Event.BREAK, null, WorkflowClock.now());
        stopCorpus();
        if (window.running() > 0) {
            documents.cancel(window.inFlight());
            documents.awaitStopped();
            settleEnded();
        }
        if (begun && (models != null || !hasCheckpoints())) {
            documents.cancelUnfinished();
            documents.reloadFailures();
        }
        close(why.getOriginalMessage());
    }

    private void stopCorpus() {
        if (corpus != null) {
            corpus.stop();
        }
    }

    /** Without checkpoints there is nothing to pause between. */
    void pause(@Nullable String reason) {
        if (hasCheckpoints()) {
            signals.pause(reason);
        }
    }

    void resume() {
        if (hasCheckpoints()) {
            signals.resume();
        }
    }

    void cancel(@Nullable String reason) {
        signals.cancel(reason);
    }

    void hold(HoldReport report) {
        signals.hold(report);
    }

    Budget setBudget(Budget budget) {
        Workflow.await(() -> models != null);
        Budget before = request.limits().budget();
        request = request.with(request.limits().with(budget));
        catalogue.setBudget(new BudgetRequest(taskId, budget));
        return before;
    }

    /** Without checkpoints every run begins with all that is not published, failed documents included. */
    int requeue(@Nullable List<String> documentIds) {
        if (!hasCheckpoints()) {
            return 0;
        }
        Workflow.await(() -> models != null);
        int back = documents.requeue(documentIds);
        if (back > 0) {
            corpusFrom = null;
        }
        return back;
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
            control.on(Event.START, null, WorkflowClock.now());
            if (found.pausedBecause() != null) {
                control.on(Event.PAUSE, found.pausedBecause(), WorkflowClock.now());
            }
            if (!found.unserved().isEmpty()) {
                String why = ModelWorkers.advice(found.unserved());
                control.hold(new HoldReport(0, Hold.WORKER, why, control.epoch(), false), WorkflowClock.now());
            }
        } catch (ActivityFailure failure) {
            if (TaskSignals.isCancelled()) {
                throw failure;
            }
            FailureCause cause = FailureCause.of(failure);
            throw ApplicationFailure.newNonRetryableFailure(
                    cause.message(), cause.type().text());
        }
    }

    private TaskStatus close(@Nullable String reason) {
        progress.phase("finishing");
        signals.record(reason);
        control.markHandled();
        progress.ended(WorkflowClock.now());
        show();
        return progress.status(taskId, request, control, window, TaskProgress.IN_RESULT);
    }
}
