package io.raptor.workflow.internal;

import io.raptor.workflow.RaptorWorkflow;
import io.raptor.workflow.activity.CatalogueActivities;
import io.raptor.workflow.activity.CatalogueActivities.BudgetRequest;
import io.raptor.workflow.activity.CatalogueActivities.Cancelled;
import io.raptor.workflow.activity.CatalogueActivities.FailuresRequest;
import io.raptor.workflow.activity.CatalogueActivities.FinishRequest;
import io.raptor.workflow.activity.CatalogueActivities.Page;
import io.raptor.workflow.activity.CatalogueActivities.PageRequest;
import io.raptor.workflow.activity.CatalogueActivities.PutBack;
import io.raptor.workflow.activity.CatalogueActivities.PutBackRequest;
import io.raptor.workflow.activity.CatalogueActivities.Registration;
import io.raptor.workflow.activity.CatalogueActivities.Spent;
import io.raptor.workflow.activity.CatalogueActivities.TaskRecord;
import io.raptor.workflow.activity.CatalogueActivities.TaskRef;
import io.raptor.workflow.activity.ExecutionActivities;
import io.raptor.workflow.activity.ExecutionActivities.CancelRequest;
import io.raptor.workflow.activity.ExecutionActivities.CancelTaskRequest;
import io.raptor.workflow.activity.ExecutionActivities.RelayRequest;
import io.raptor.workflow.activity.LegacyActivities.Indexed;
import io.raptor.workflow.internal.Lifecycle.Event;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.CarriedState;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentRef;
import io.raptor.workflow.model.DocumentRequest;
import io.raptor.workflow.model.DocumentResult;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.Facilities;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Hold;
import io.raptor.workflow.model.HoldReport;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.OnTrouble;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.raptor.workflow.model.Usage;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The mechanics of one run of a task: control, window, catalogue cursor, and what crosses continue-as-new. */
final class TaskRun {

    private static final int PAGE = 50;

    /** Activities of one document in flight: enough that calls never wait for work, few enough that tasks share. */
    private static final int CALLS_IN_LINE = 4;

    private static final int LEAST_WIDTH = 2;
    private static final int MOST_WIDTH = 32;

    private TaskRequest request;
    private final String taskId = Workflow.getInfo().getWorkflowId();
    private final Policies policies = Policies.ofThisWorkflow();
    private final CatalogueActivities catalogue = Workflow.newActivityStub(CatalogueActivities.class, policies.store());
    private final ExecutionActivities executions =
            Workflow.newActivityStub(ExecutionActivities.class, policies.store());
    private final DocumentRuns runs = new DocumentRuns(taskId);
    private final DocumentWindow window;
    private final TaskControl control;
    private final TaskProgress progress;
    private final OutageProbe probe;
    private final TaskAttributes attributes = new TaskAttributes();
    private @Nullable ModelProfile models;
    private Facilities facilities = Facilities.NONE;
    private long cursor;
    private boolean exhausted;
    private int putBacks;

    /** Documents begun by an earlier run of this task and not yet ended: a cancel reaches them by Temporal's API alone. */
    private final Set<Long> adopted = new LinkedHashSet<>();

    TaskRun(TaskRequest request) {
        this.request = request;
        CarriedState carried = request.carried();
        if (carried == null) {
            window = new DocumentWindow(request.limits().maxConcurrentDocuments());
            control = new TaskControl();
            progress = new TaskProgress(now(), Counts.NONE, Usage.NONE, false);
        } else {
            window = new DocumentWindow(carried.concurrency());
            control = new TaskControl(carried.control());
            facilities = carried.facilities() == null ? Facilities.NONE : carried.facilities();
            progress = new TaskProgress(carried.startedAt(), carried.counts(), carried.usage(), facilities.spending());
            models = carried.models();
            cursor = carried.cursor();
        }
        probe = new OutageProbe(taskId, control, policies);
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
            adopted.addAll(request.carried().inFlight());
            adopted.forEach(document -> window.follow(document, runs.adopt(document)));
            probe.begin();
        }
        recallFailures();
        progress.phase("indexing");
    }

    boolean done() {
        return exhausted && window.isEmpty() && Workflow.isEveryHandlerFinished();
    }

    /** Waits for something to act on: an end, a control, room for a document. */
    void awaitNews() {
        show();
        Workflow.await(() -> window.hasEnded()
                || control.changed()
                || control.hasOutOfDate()
                || mayStart()
                || done()
                || (control.held() != null && Workflow.getInfo().isContinueAsNewSuggested()));
    }

    /** Where Temporal's own tools look. */
    private void show() {
        TaskStatus status = status();
        Workflow.setCurrentDetails(Details.of(status));
        if (facilities.searchAttributes()) {
            String alias = facilities.datasetAlias();
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
        adopted.remove(result.document());
        probe.worked();
        if (cancelled && control.state() != TaskState.CANCELLING) {
            catalogue.finish(new FinishRequest(taskId, result));
        }
        if (!cancelled || control.state() != TaskState.CANCELLING) {
            progress.add(result);
        }
    }

    /** Hands a pause or its end on to the documents in flight, and to the store, which outlives Temporal's memory. */
    void tellDocuments() {
        if (control.changed()) {
            refuseToWait();
            boolean paused = control.paused();
            boolean relayed = control.changedForDocuments();
            control.acted();
            probe.begin();
            if (control.state() == TaskState.CANCELLING && undisturbed()) {
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
            relay(control.takeOutOfDate(), false);
        }
    }

    /** A cancel that comes while the task waits for an activity ends that activity, not the wait. */
    boolean isCancel(TemporalFailure failure) {
        return failure instanceof CanceledFailure
                || (CancellationScope.current().isCancelRequested() && undisturbed());
    }

    /** What a cancel takes is not itself cancelled; tasks that older builds cancelled went another way. */
    private static boolean undisturbed() {
        return Workflow.getVersion("undisturbed-cancel", Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION;
    }

    private void relay(List<Long> documents, boolean paused) {
        executions.relay(new RelayRequest(taskId, documents, paused, control.reason(), control.epoch()));
    }

    private void record(@Nullable String reason) {
        Spent spent = catalogue.record(new TaskRecord(taskId, control.state(), reason, control.held() != null));
        if (spent != null) {
            progress.spent(spent.usage());
        }
    }

    /** What may end the task rather than hold it, as asked for in its limits. */
    private void refuseToWait() {
        HoldReport held = control.held();
        if (held == null) {
            return;
        }
        boolean outage = held.hold() == Hold.OUTAGE && request.limits().onOutage() == OnTrouble.FAIL;
        boolean budget = held.hold() == Hold.BUDGET && request.limits().onBudget() == OnTrouble.FAIL;
        if (outage || budget) {
            throw ApplicationFailure.newNonRetryableFailure(
                    held.message() + "; what is done stays, and the next run goes on from there",
                    (outage ? FailureType.MODEL_UNAVAILABLE : FailureType.BUDGET_REACHED).text());
        }
    }

    void startDocuments() {
        if (!mayStart()) {
            return;
        }
        if (!window.hasWaiting()) {
            nextPage();
        }
        // A pause may have come with the page.
        if (control.mayStart()) {
            window.fill(request.startsPerRun(), this::start);
        }
    }

    /** Ends a long history without waiting for the documents in flight: the next run adopts them. */
    void continueAsNewIfLong() {
        boolean spent =
                window.starts() >= request.startsPerRun() || Workflow.getInfo().isContinueAsNewSuggested();
        if (!spent || control.changed() || control.hasOutOfDate() || done()) {
            return;
        }
        // A document that is being started when its task's run closes could be lost.
        Workflow.await(() -> Workflow.isEveryHandlerFinished() && runs.allStarted());
        settleEnded();
        if (control.changed() || progress.counts().unfinished() == 0) {
            return;
        }
        CarriedState state = new CarriedState(
                resumeAfter(),
                window.inFlight(),
                progress.counts(),
                progress.usage(),
                Objects.requireNonNull(models),
                control.carried(),
                window.capacity(),
                progress.createdAt(),
                facilities);
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
        List<Long> left = List.copyOf(adopted);
        if (!left.isEmpty()) {
            executions.cancelDocuments(new CancelRequest(taskId, left));
            List<Promise<DocumentResult>> ends = left.stream().map(runs::adopt).toList();
            ends.forEach(end -> settle(end.get()));
        }
        Workflow.await(() -> window.running() == 0);
        settleEnded();
        cancelUnfinished();
        control.on(Event.STOPPED, null, now());
        close(null);
    }

    /** The task could not run at all, or must not wait: what is in flight is stopped. */
    void breakOff(ApplicationFailure why) {
        boolean begun = control.state() != TaskState.PENDING;
        control.on(Event.BREAK, null, now());
        if (window.running() > 0) {
            executions.cancelDocuments(new CancelRequest(taskId, window.inFlight()));
            Workflow.await(() -> window.running() == 0);
            settleEnded();
        }
        if (begun && (models != null || !hasCheckpoints())) {
            cancelUnfinished();
            recallFailures();
        }
        close(why.getOriginalMessage());
    }

    private void cancelUnfinished() {
        Cancelled left = catalogue.cancelUnfinished(new TaskRef(taskId));
        if (left.counts() == null || left.usage() == null) {
            progress.cancelled(left.documents());
        } else {
            // The store knows better: a document may have been published while it was being cancelled.
            progress.total(left.counts(), left.usage());
        }
    }

    /** Without checkpoints there is nothing to pause between. */
    void control(Event event, @Nullable String reason) {
        if (hasCheckpoints()) {
            control.on(event, reason, now());
        }
    }

    /** Has Temporal cancel this workflow, so that both ways of cancelling are one. */
    void cancel(@Nullable String reason) {
        control.on(Event.CANCEL, reason, now());
        CancelTaskRequest asked = new CancelTaskRequest(taskId, reason);
        if (undisturbed()) {
            Workflow.newDetachedCancellationScope(() -> Async.procedure(executions::cancelTask, asked))
                    .run();
        } else {
            Async.procedure(executions::cancelTask, asked);
        }
    }

    void hold(HoldReport report) {
        control.hold(report, now());
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
        List<String> chosen = documentIds == null || documentIds.isEmpty() ? null : documentIds;
        PutBack back = catalogue.putBack(new PutBackRequest(taskId, chosen));
        progress.putBack(back.failed(), back.partial());
        if (back.failed() + back.partial() > 0) {
            cursor = 0;
            putBacks++;
            exhausted = false;
            window.forgetWaiting();
            progress.forgetFailures();
            recallFailures();
        }
        return (int) (back.failed() + back.partial());
    }

    int resize(int documents) {
        int before = window.capacity();
        window.resize(documents);
        return before;
    }

    TaskStatus status() {
        return progress.status(taskId, request, control, window.running());
    }

    List<DocumentFailure> failures() {
        return progress.failures();
    }

    private boolean mayStart() {
        return control.mayStart()
                && window.hasRoom()
                && window.starts() < request.startsPerRun()
                && (window.hasWaiting() || !exhausted);
    }

    private void requireSound() {
        List<String> faults = request.faults();
        if (!faults.isEmpty()) {
            throw ApplicationFailure.newNonRetryableFailure(
                    String.join("; ", faults), FailureType.INVALID_REQUEST.text());
        }
    }

    private void register() {
        CatalogueActivities patient = Workflow.newActivityStub(CatalogueActivities.class, policies.register());
        try {
            Registration found = request.remaining() ? catalogue.reopen(request) : patient.register(request);
            facilities = found.facilities() == null ? Facilities.NONE : found.facilities();
            progress.registered(found.counts(), found.usage(), facilities.spending());
            models = found.models();
            control.on(Event.START, null, now());
            if (found.pausedBecause() != null) {
                control.on(Event.PAUSE, found.pausedBecause(), now());
            }
        } catch (ActivityFailure failure) {
            if (CancellationScope.current().isCancelRequested() && undisturbed()) {
                throw failure;
            }
            Causes cause = Causes.of(failure);
            throw ApplicationFailure.newNonRetryableFailure(
                    cause.message(), cause.type().text());
        }
    }

    private void nextPage() {
        int before = putBacks;
        Page page = catalogue.pending(new PageRequest(taskId, cursor, PAGE));
        if (putBacks != before) {
            // Documents were put back meanwhile, behind this page's beginning.
            return;
        }
        window.enqueue(page.documents());
        exhausted = page.last();
        if (!page.documents().isEmpty()) {
            cursor = page.documents().get(page.documents().size() - 1).number();
        }
    }

    /** Those in line but not begun are found again behind the last one begun. */
    private long resumeAfter() {
        return window.firstWaiting().map(first -> first.number() - 1).orElse(cursor);
    }

    private Promise<DocumentResult> start(DocumentRef document) {
        return runs.start(
                document,
                new DocumentRequest(
                        taskId,
                        document.number(),
                        request.raptor(),
                        request.limits(),
                        Objects.requireNonNull(models),
                        control.paused(),
                        control.epoch(),
                        width(),
                        null));
    }

    private int width() {
        long documents =
                Math.max(1, Math.min(window.capacity(), progress.counts().unfinished()));
        long width = CALLS_IN_LINE * (long) request.limits().maxConcurrentCalls() / documents;
        return (int) Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, width));
    }

    /** Failures are not carried over: the store has them, and a history stays small without. */
    private void recallFailures() {
        long known = progress.counts().failed() + progress.counts().partial();
        int offset = progress.failures().size();
        while (offset < Math.min(known, TaskProgress.RECENT)) {
            List<DocumentFailure> page = catalogue
                    .failures(new FailuresRequest(taskId, offset, TaskProgress.RECENT - offset))
                    .failures();
            if (page.isEmpty()) {
                return;
            }
            progress.recall(page);
            offset += page.size();
        }
    }

    private TaskStatus close(@Nullable String reason) {
        progress.phase("finishing");
        record(reason);
        control.acted();
        progress.ended(now());
        show();
        return progress.status(taskId, request, control, 0, TaskProgress.IN_RESULT);
    }

    static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
