package io.raptor.workflow.internal.task;

import io.raptor.workflow.Turns;
import io.raptor.workflow.activity.CatalogueActivities;
import io.raptor.workflow.activity.CatalogueActivities.Cancelled;
import io.raptor.workflow.activity.CatalogueActivities.FailuresRequest;
import io.raptor.workflow.activity.CatalogueActivities.Page;
import io.raptor.workflow.activity.CatalogueActivities.PageRequest;
import io.raptor.workflow.activity.CatalogueActivities.PutBack;
import io.raptor.workflow.activity.CatalogueActivities.PutBackRequest;
import io.raptor.workflow.activity.CatalogueActivities.TaskRef;
import io.raptor.workflow.activity.ExecutionActivities;
import io.raptor.workflow.activity.ExecutionActivities.CancelRequest;
import io.raptor.workflow.model.CarriedState;
import io.raptor.workflow.model.Counts;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentRef;
import io.raptor.workflow.model.DocumentRequest;
import io.raptor.workflow.model.DocumentResult;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.TaskRequest;
import io.temporal.common.Priority;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A task's way over its documents: which come next, which an earlier run began, which are retried. */
final class TaskDocuments {

    private static final int PAGE = 50;

    /** Activities of one document in flight: enough that calls never wait for work, few enough that tasks share. */
    private static final int CALLS_IN_LINE = 4;

    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(1);

    private static final int LEAST_WIDTH = 2;
    private static final int MOST_WIDTH = 32;

    private final String taskId;
    private final int startsPerRun;
    private final DocumentWindow window;
    private final TaskProgress progress;
    private final DocumentChildren runs;
    private final CatalogueActivities catalogue;
    private final ExecutionActivities executions;
    private long cursor;
    private boolean exhausted;
    private int putBacks;

    /** Documents begun by an earlier run of this task and not yet ended: a cancel reaches them by Temporal's API alone. */
    private final Set<Long> adopted = new LinkedHashSet<>();

    TaskDocuments(String taskId, TaskRequest request, TaskProgress progress, Policies policies) {
        this.taskId = taskId;
        this.startsPerRun = request.startsPerRun();
        this.progress = progress;
        CarriedState carried = request.carried();
        window =
                new DocumentWindow(carried == null ? request.limits().maxConcurrentDocuments() : carried.concurrency());
        cursor = carried == null ? 0 : carried.cursor();
        runs = new DocumentChildren(taskId);
        catalogue = Workflow.newActivityStub(CatalogueActivities.class, policies.store());
        executions = Workflow.newActivityStub(ExecutionActivities.class, policies.store());
    }

    DocumentWindow window() {
        return window;
    }

    /** Follows what an earlier run has in flight. */
    void adopt(List<Long> documents) {
        adopted.addAll(documents);
        adopted.forEach(document -> window.follow(document, runs.adopt(document)));
    }

    void ended(long document) {
        adopted.remove(document);
    }

    /** Has what an earlier run began cancelled, and answers how it ends. */
    List<DocumentResult> cancelAdopted() {
        List<Long> left = List.copyOf(adopted);
        if (left.isEmpty()) {
            return List.of();
        }
        cancel(left);
        List<Promise<DocumentResult>> ends = left.stream().map(runs::adopt).toList();
        return ends.stream().map(Promise::get).toList();
    }

    void cancel(List<Long> documents) {
        executions.cancelDocuments(new CancelRequest(taskId, documents));
    }

    /**
     * Waits until all that was cancelled has ended. Temporal loses a cancel that meets a document which is just being
     * started, so those that remain are cancelled again, less and less often: one with a call in flight ends after that call.
     */
    void awaitStopped() {
        Duration patience = FIRST_PATIENCE;
        while (!Workflow.await(patience, () -> window.running() == 0)) {
            cancel(window.inFlight());
            patience = patience.compareTo(LONGEST_PATIENCE) < 0 ? patience.multipliedBy(2) : patience;
        }
    }

    /** Whatever is unfinished when nothing runs any more counts as cancelled. */
    void cancelUnfinished() {
        Cancelled left = catalogue.cancelUnfinished(new TaskRef(taskId));
        // The store knows better: a document may have been published while it was being cancelled.
        progress.total(left.counts(), left.usage());
    }

    /** None is left to begin, and none under way. */
    boolean done() {
        return exhausted && window.isEmpty();
    }

    /** Temporal has answered for every document begun in this run. */
    boolean allStarted() {
        return runs.allStarted();
    }

    /** This run has begun as many as one may. */
    boolean spent() {
        return window.starts() >= startsPerRun;
    }

    /** There is room, and a document to come. */
    boolean mayStart() {
        return window.hasRoom() && !spent() && (window.hasWaiting() || !exhausted);
    }

    void start(TaskRequest request, ModelProfile models, TaskControl control) {
        if (!window.hasWaiting()) {
            nextPage();
        }
        // A pause may have come with the page.
        if (control.mayStart()) {
            Priority turn = Turns.ofDocument(request.dataset(), toIndex());
            window.fill(
                    startsPerRun, document -> runs.start(document, asked(document, request, models, control), turn));
        }
    }

    /** What the task had to index from its beginning; what is unchanged costs nothing. */
    private long toIndex() {
        Counts counts = progress.counts();
        return counts.total() - counts.skipped();
    }

    /** The cursor for the next run: those in line but not begun are found again behind the last one begun. */
    long resumeAfter() {
        return window.firstWaiting().map(first -> first.number() - 1).orElse(cursor);
    }

    /** @param documentIds {@code null} or empty for all failed and partial documents */
    int requeue(@Nullable List<String> documentIds) {
        List<String> chosen = documentIds == null || documentIds.isEmpty() ? null : documentIds;
        PutBack back = catalogue.putBack(new PutBackRequest(taskId, chosen));
        progress.requeued(back.failed(), back.partial());
        if (back.failed() + back.partial() > 0) {
            cursor = 0;
            putBacks++;
            exhausted = false;
            window.forgetWaiting();
            progress.forgetFailures();
            reloadFailures();
        }
        return (int) (back.failed() + back.partial());
    }

    /** Failures are not carried over: the store has them, and a history stays small without. */
    void reloadFailures() {
        long known = progress.counts().failed() + progress.counts().partial();
        int offset = progress.failures().size();
        while (offset < Math.min(known, TaskProgress.RECENT)) {
            List<DocumentFailure> page = catalogue
                    .failures(new FailuresRequest(taskId, offset, TaskProgress.RECENT - offset))
                    .failures();
            if (page.isEmpty()) {
                return;
            }
            progress.reload(page);
            offset += page.size();
        }
    }

    private void nextPage() {
        int before = putBacks;
        Page page = catalogue.pending(new PageRequest(taskId, cursor, PAGE));
        if (putBacks != before) {
            // Documents were retried meanwhile, behind this page's beginning.
            return;
        }
        window.enqueue(page.documents());
        exhausted = page.last();
        if (!page.documents().isEmpty()) {
            cursor = page.documents().get(page.documents().size() - 1).number();
        }
    }

    private DocumentRequest asked(DocumentRef document, TaskRequest request, ModelProfile models, TaskControl control) {
        return new DocumentRequest(
                taskId,
                request.taskType(),
                document.number(),
                request.ofDocuments(),
                request.limits(),
                models,
                control.paused(),
                control.epoch(),
                width(request),
                null,
                request.graphrag(),
                null,
                isLast());
    }

    /** The documents that are left to begin, this one included, are in flight together at the end. */
    private boolean isLast() {
        return progress.counts().unfinished() - window.running() <= window.capacity();
    }

    private int width(TaskRequest request) {
        long documents =
                Math.max(1, Math.min(window.capacity(), progress.counts().unfinished()));
        long width = CALLS_IN_LINE * (long) request.limits().maxConcurrentCalls() / documents;
        return (int) Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, width));
    }
}
