package io.raptor.activity;

import io.raptor.activity.atomic.AtomicIndexing;
import io.raptor.activity.atomic.AtomicIndexing.Ending;
import io.raptor.activity.atomic.AtomicSteps;
import io.raptor.activity.atomic.AtomicTask;
import io.raptor.activity.call.ConcurrencyLimit;
import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Catalogue.DocumentRow;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.TreeBuilds;
import io.raptor.activity.worker.AtomicAttempts;
import io.raptor.workflow.activity.AtomicActivities;
import io.raptor.workflow.activity.CatalogueActivities;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import io.temporal.activity.Activity;
import io.temporal.client.ActivityCanceledException;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A whole task in one activity, over the store only at its beginning and its end. */
public final class AtomicActivitiesImpl implements AtomicActivities {

    private static final int PAGE = 1000;

    private final CatalogueActivities registering;
    private final Catalogue catalogue;
    private final TreeBuilds builds;
    private final AtomicSteps steps;
    private final ModelProfile models;
    private final ConcurrencyLimit gate;
    private final Clock clock;

    /**
     * @param models that {@code steps} are made with
     * @param gate tells when this worker stops
     */
    public AtomicActivitiesImpl(
            CatalogueActivities registering,
            Store store,
            AtomicSteps steps,
            ModelProfile models,
            ConcurrencyLimit gate,
            Clock clock) {
        this.registering = registering;
        this.models = models;
        this.catalogue = store.catalogue();
        this.builds = store.treeBuilds();
        this.steps = steps;
        this.gate = gate;
        this.clock = clock;
    }

    @Override
    public Indexed index(TaskRequest request) {
        AtomicTask task = new AtomicTask(
                Objects.requireNonNull(Activity.getExecutionContext().getInfo().getWorkflowId()),
                request.raptor(),
                request.limits());
        begin(task.taskId(), request);
        List<DocumentRow> rows = pending(task.taskId());
        try (AtomicAttempts attempt = AtomicAttempts.begin(Activity.getExecutionContext());
                AtomicIndexing indexing = new AtomicIndexing(task, steps, rows)) {
            index(task.taskId(), rows, indexing, attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping();
        }
        TaskRow row = catalogue.task(task.taskId()).orElseThrow();
        return new Indexed(row.counts(), row.usage());
    }

    /** Everything that has no complete tree of today's content is to be done, however it ended before. */
    private void begin(String taskId, TaskRequest request) {
        if (request.remaining()) {
            requireOurs(request, registering.reopen(request).models());
        } else {
            requireOurs(request, registering.register(request).models());
            catalogue.reopenRun(taskId);
        }
        catalogue.requeue(taskId, null);
        catalogue.recordTask(taskId, TaskState.RUNNING, null, false, clock.instant());
    }

    private void requireOurs(TaskRequest request, ModelProfile asked) {
        ModelProfile ours = models.usedBy(request.taskType());
        if (!asked.sameModels(ours)) {
            throw new IndexingException(
                    FailureType.WORKER_MISSING,
                    "the task is for " + asked.text() + ", this worker is configured for " + ours.text());
        }
    }

    private List<DocumentRow> pending(String taskId) {
        List<DocumentRow> rows = new ArrayList<>();
        List<DocumentRow> page = catalogue.documents(taskId, DocumentState.PENDING, 0, PAGE);
        while (!page.isEmpty()) {
            rows.addAll(page);
            page = catalogue.documents(
                    taskId, DocumentState.PENDING, rows.get(rows.size() - 1).number(), PAGE);
        }
        return rows;
    }

    private void index(String taskId, List<DocumentRow> rows, AtomicIndexing indexing, AtomicAttempts attempt)
            throws InterruptedException {
        try {
            List<Ending> endings = indexing.run(documents -> requireWanted(attempt, documents));
            requireWanted(attempt, endings.size());
            for (Ending ending : endings) {
                if (ending.failed()) {
                    throw failed(taskId, ending, indexing);
                }
            }
            publish(taskId, endings, indexing);
        } catch (ActivityCanceledException | IndexingException ended) {
            indexing.close();
            rows.forEach(row -> drop(taskId, row, indexing));
            throw ended;
        }
    }

    /** @throws ActivityCanceledException when the task is cancelled, and others of its kind when nobody waits any more */
    private void requireWanted(AtomicAttempts attempt, int documents) {
        if (gate.closed()) {
            throw stopping();
        }
        attempt.done(documents);
    }

    /** No failure of the task: another worker begins it anew. */
    private static ApplicationFailure stopping() {
        return ApplicationFailure.newFailure(
                "this worker is stopping: the task starts again on another one", "WorkerStopping");
    }

    private void publish(String taskId, List<Ending> endings, AtomicIndexing indexing) {
        for (Ending ending : endings) {
            IndexingException unsuitable = ending.failure();
            if (unsuitable != null) {
                finish(taskId, ending.row(), DocumentState.SKIPPED, unsuitable, indexing.usage(ending.row()));
            }
        }
        builds.publishAll(
                taskId,
                endings.stream().map(Ending::tree).filter(Objects::nonNull).toList());
    }

    /** The document that fails the task is distinguished from those that only went down with it. */
    private IndexingException failed(String taskId, Ending ending, AtomicIndexing indexing) {
        IndexingException why = Objects.requireNonNull(ending.failure());
        if (why.type() == FailureType.INVALID_REQUEST) {
            return why;
        }
        finish(taskId, ending.row(), DocumentState.FAILED, why, indexing.usage(ending.row()));
        return new IndexingException(why.type(), ending.row().documentId() + ": " + why.getMessage());
    }

    private void finish(String taskId, DocumentRow row, DocumentState state, IndexingException why, Usage usage) {
        DocumentFailure failure = new DocumentFailure(
                row.documentId(),
                why.type().text(),
                String.valueOf(why.getMessage()),
                1,
                state == DocumentState.FAILED,
                clock.instant());
        catalogue.finish(taskId, row.number(), state, failure, usage);
    }

    /** The usage of a document is reported, though nothing is kept of it. */
    private void drop(String taskId, DocumentRow row, AtomicIndexing indexing) {
        Usage usage = indexing.usage(row);
        if (!usage.equals(Usage.NONE)) {
            catalogue.finish(taskId, row.number(), DocumentState.CANCELLED, null, usage);
        }
    }
}
