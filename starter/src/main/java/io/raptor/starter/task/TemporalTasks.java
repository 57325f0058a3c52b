package io.raptor.starter.task;

import io.raptor.activity.port.Catalogue.DocumentFilter;
import io.raptor.activity.port.Catalogue.TaskFilter;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger.RejectedRow;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.task.Retried.Refused;
import io.raptor.starter.temporal.stuck.StuckTasks;
import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.Estimate;
import io.raptor.workflow.model.Hold;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Tasks as Temporal runs them; those it has forgotten are answered by the store. */
public final class TemporalTasks implements TaskOperations, IdempotentStart, SerializedStatuses {

    private static final int TRIES = 5;
    private static final int LOOKS = 10;
    private static final long LOOK_MILLIS = 200;
    private static final int RECORD_LOOKS = 250;
    private static final long RECORD_LOOK_MILLIS = 20;

    private final TemporalCalls temporal;
    private final StoredTasks stored;
    private final LiveTasks live;
    private final TaskStarts starts;
    private final OriginalRequest original;
    private final StatusCache<Optional<SerializedStatus>> recent;

    /** @param admitting receives the id and the sources of each task that starts here */
    public TemporalTasks(
            WorkflowClient client,
            StoredTasks stored,
            StuckTasks stuck,
            TaskQueues queues,
            ChosenModels models,
            BiConsumer<String, List<String>> admitting) {
        this.temporal = new TemporalCalls(client);
        this.original = new OriginalRequest(temporal);
        this.stored = stored;
        this.live = new LiveTasks(temporal, original, stored, stuck);
        this.starts = new TaskStarts(temporal, stored, queues, models, admitting);
        this.recent = new StatusCache<>(
                id -> shown(id).map(SerializedStatus::of), Duration.ofSeconds(1), this::recorded, System::nanoTime);
    }

    private TemporalTasks(TemporalTasks others, TaskStarts starts) {
        this.temporal = others.temporal;
        this.original = others.original;
        this.stored = others.stored;
        this.live = others.live;
        this.starts = starts;
        this.recent = others.recent;
    }

    @Override
    public TaskOperations changingModels() {
        return new TemporalTasks(this, starts.changingModels());
    }

    @Override
    public Estimate estimate(TaskRequest request) {
        return stored.estimate(request);
    }

    @Override
    public TaskStatus start(String taskId, TaskRequest request) {
        StoredTasks.refuseFaults(request);
        try {
            starts.begin(taskId, request);
        } catch (WorkflowExecutionAlreadyStarted running) {
            stored.configuration(taskId).ifPresent(known -> adjust(taskId, known, request));
        }
        return told(taskId, request);
    }

    @Override
    public StartResult submit(String taskId, TaskRequest request) {
        StoredTasks.refuseFaults(request);
        try {
            starts.begin(taskId, request);
            return new StartResult(told(taskId, request), true);
        } catch (WorkflowExecutionAlreadyStarted running) {
            if (!original.is(taskId, request)) {
                throw StoredTasks.runsOtherwise(taskId);
            }
            starts.models().refuseOthersOfRunning(taskId, original.of(taskId));
            return new StartResult(awaited(taskId), false);
        }
    }

    /**
     * Starts a task, or its next run, unless it runs, by whatever request. Nobody is known to ask: it may read no more
     * than any task may.
     *
     * @return whether it was started
     */
    public boolean startUnlessRunning(String taskId, TaskRequest request) {
        StoredTasks.refuseFaults(request);
        try {
            starts.beginForAnybody(taskId, request);
            recent.forget(taskId);
            return true;
        } catch (WorkflowExecutionAlreadyStarted running) {
            return false;
        }
    }

    private TaskStatus told(String taskId, TaskRequest request) {
        return FirstStatus.of(() -> awaited(taskId), () -> stored.asked(taskId, request));
    }

    /** A running task takes other limits that it can take while it runs, and resumes where only they held it. */
    private void adjust(String taskId, TaskRequest known, TaskRequest wanted) {
        Limits limits = wanted.limits();
        if (!sameBut(known, wanted)) {
            throw StoredTasks.runsOtherwise(taskId);
        }
        starts.models().refuseOthersOfRunning(taskId, Optional.of(known));
        if (!known.limits().maxConcurrentDocuments().equals(limits.maxConcurrentDocuments())) {
            temporal.update(taskId, "setConcurrency", Integer.class, limits.maxConcurrentDocuments());
        }
        if (!known.limits().budget().equals(limits.budget())) {
            temporal.update(taskId, "setBudget", Budget.class, limits.budget());
            if (heldBy(Hold.BUDGET, taskId)) {
                temporal.signal(taskId, TaskAction.RESUME.text());
            }
        }
    }

    private boolean heldBy(Hold hold, String taskId) {
        return live.answer(taskId)
                .flatMap(status -> Hold.of(status.pauseReason()))
                .filter(found -> found == hold)
                .isPresent();
    }

    private static boolean sameBut(TaskRequest one, TaskRequest other) {
        Limits limits = one.limits().with(other.limits().budget());
        return one.sources().equals(other.sources())
                && one.dataset().equals(other.dataset())
                && one.raptor().equals(other.raptor())
                && limits.with(other.limits().maxConcurrentDocuments().intValue())
                        .equals(other.limits());
    }

    /** The status after a change to the task. */
    private TaskStatus awaited(String taskId) {
        recent.forget(taskId);
        return now(taskId).orElseThrow(() -> StoredTasks.unknown(taskId));
    }

    @Override
    public Optional<TaskStatus> statusNow(String taskId) {
        return live.status(taskId);
    }

    /** For what is about to be done to it. */
    private Optional<TaskStatus> now(String taskId) {
        return live.answer(taskId).or(() -> stored.status(taskId));
    }

    @Override
    public Optional<TaskStatus> status(String taskId) {
        return written(taskId).map(SerializedStatus::status);
    }

    @Override
    public Optional<SerializedStatus> written(String taskId) {
        return recent.of(taskId);
    }

    /** A run that continues after a restart lists its sources anew; until it knows them, the store has what it had done. */
    private Optional<TaskStatus> shown(String taskId) {
        return statusNow(taskId)
                .map(now -> now.totalDocuments() > 0 || now.state() != TaskState.PENDING
                        ? now
                        : stored.known(taskId)
                                .filter(known -> !known.state().ended() && known.state() != TaskState.PENDING)
                                .orElse(now));
    }

    /** What the store has of a task that does not answer now, as when its worker was killed, and why where that is known. */
    private Optional<Optional<SerializedStatus>> recorded(String taskId, Optional<SerializedStatus> last) {
        try {
            Optional<TaskStatus> known = last.flatMap(told -> live.recorded(taskId, told.status()));
            return known.isEmpty() ? Optional.empty() : Optional.of(known.map(SerializedStatus::of));
        } catch (IndexingException away) {
            return Optional.empty(); // then the task's own answer is awaited
        }
    }

    @Override
    public Optional<TaskRequest> configuration(String taskId) {
        return stored.configuration(taskId).or(() -> original.of(taskId));
    }

    @Override
    public TasksPage tasks(TaskFilter filter, @Nullable String cursor, int limit) {
        TasksPage page = stored.running(filter, cursor, limit);
        return new TasksPage(page.items().stream().map(live::marked).toList(), page.nextCursor(), page.total());
    }

    @Override
    public TaskStatus control(String taskId, TaskAction control, @Nullable String reason) {
        TaskStatus before = now(taskId).orElseThrow(() -> StoredTasks.unknown(taskId));
        refuseChangeWhileItRuns(taskId);
        if (before.state() == TaskState.CANCELLED && control == TaskAction.RESUME) {
            return start(taskId, stored(taskId).onRemaining());
        }
        if (before.state().ended()) {
            throw StoredTasks.ended(taskId, before.state());
        }
        if (control == TaskAction.PAUSE && !before.useCheckpoints()) {
            throw StoredTasks.cannotPause(taskId);
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (!signal(taskId, control, reason)) {
                return interrupted(taskId, control, reason);
            }
            Optional<TaskStatus> after = confirmed(taskId, control, reason);
            recent.forget(taskId);
            if (after.isPresent()) {
                return after.get();
            }
        }
        throw new OperationException(
                Kind.UNAVAILABLE, "task " + taskId + " got the " + control.text() + ", but does not confirm it");
    }

    /** A task that the store has as unfinished and Temporal does not know. */
    private TaskStatus interrupted(String taskId, TaskAction control, @Nullable String reason) {
        if (control != TaskAction.RESUME) {
            recent.forget(taskId);
            return stored.control(taskId, control, reason);
        }
        TaskRequest request = stored(taskId);
        var unused = starts.named(taskId, request); // refused before anything is forgotten
        stored.forgetPause(taskId);
        return start(taskId, request);
    }

    private TaskRequest stored(String taskId) {
        return configuration(taskId).orElseThrow(() -> StoredTasks.unknown(taskId));
    }

    /** @return whether there was a task to receive it */
    private boolean signal(String taskId, TaskAction control, @Nullable String reason) {
        return (control == TaskAction.RESUME || reason == null)
                ? temporal.signal(taskId, control.text())
                : temporal.signal(taskId, control.text(), reason);
    }

    private Optional<TaskStatus> confirmed(String taskId, TaskAction control, @Nullable String reason) {
        for (int look = 0; look < LOOKS; look++) {
            Optional<TaskStatus> status = now(taskId).filter(after -> control.heard(after, reason));
            if (status.isPresent()) {
                awaitRecord(taskId, control, reason);
                return status;
            }
            pause(LOOK_MILLIS);
        }
        return Optional.empty();
    }

    /**
     * Lists show what the store knows, and whoever looks at one next expects to see what was confirmed. It comes a
     * moment later; where the task still lists its sources, once it has, for which nobody is kept longer than 5 s.
     */
    private void awaitRecord(String taskId, TaskAction control, @Nullable String reason) {
        for (int look = 0; look < RECORD_LOOKS && !isRecorded(taskId, control, reason); look++) {
            pause(RECORD_LOOK_MILLIS);
        }
    }

    private boolean isRecorded(String taskId, TaskAction control, @Nullable String reason) {
        try {
            return stored.known(taskId)
                    .filter(known -> !control.heard(known, reason))
                    .isEmpty();
        } catch (IndexingException away) {
            return true; // the task has heard, whether or not its store can be read
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationException(Kind.UNAVAILABLE, "interrupted");
        }
    }

    @Override
    public Retried retryFailed(String taskId, List<String> documentIds) {
        TaskStatus before = now(taskId).orElseThrow(() -> StoredTasks.unknown(taskId));
        refuseChangeWhileItRuns(taskId);
        List<Refused> refused = stored.refused(taskId, documentIds);
        List<?> documents = List.copyOf(documentIds);
        int putBack = runs(taskId)
                ? temporal.update(taskId, "retryFailedDocuments", Integer.class, documents)
                : retryInNextRun(taskId, before, documents);
        return new Retried(awaited(taskId), putBack, refused);
    }

    /** Whether Temporal runs it, or has it paused. */
    private boolean runs(String taskId) {
        return live.answer(taskId).filter(status -> !status.state().ended()).isPresent();
    }

    /** What runs keeps its models to its end. */
    private void refuseChangeWhileItRuns(String taskId) {
        if (starts.models().isChanging() && runs(taskId)) {
            starts.models().refuseOthersOfRunning(taskId, original.of(taskId));
        }
    }

    /** An interrupted task may not have listed its sources yet. */
    private int retryInNextRun(String taskId, TaskStatus before, List<?> documents) {
        TaskRequest known = stored(taskId);
        TaskRequest request = starts.named(taskId, before.state().ended() ? known.onRemaining() : known);
        WorkflowOptions next = starts.options(taskId, request)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .build();
        return temporal.updateWithStart(next, request, "retryFailedDocuments", Integer.class, documents);
    }

    @Override
    public TaskStatus setBudget(String taskId, Budget budget) {
        if (!runs(taskId)) {
            return stored.setBudget(taskId, budget);
        }
        temporal.update(taskId, "setBudget", Budget.class, whole(taskId, budget));
        return awaited(taskId);
    }

    private Budget whole(String taskId, Budget budget) {
        boolean both = budget.tokenBudget() != null && budget.costBudget() != null;
        if (!both && stored.configuration(taskId).isEmpty()) {
            throw new OperationException(
                    Kind.UNAVAILABLE,
                    "the other budget of task " + taskId + " is known to its store only: give both budgets, or set"
                            + " RAPTOR_STORE_URL to that of its workers");
        }
        return both ? budget : stored.whole(taskId, budget);
    }

    @Override
    public TaskStatus setConcurrency(String taskId, int documents) {
        TaskStatus before = now(taskId).orElseThrow(() -> StoredTasks.unknown(taskId));
        if (before.state().ended()) {
            throw StoredTasks.ended(taskId, before.state());
        }
        temporal.update(taskId, "setConcurrency", Integer.class, documents);
        return awaited(taskId);
    }

    @Override
    public List<RejectedRow> rejected(String taskId, int limit) {
        return stored.rejected(taskId, limit);
    }

    @Override
    public DocumentsPage page(String taskId, DocumentFilter filter, long after, int limit) {
        return stored.page(taskId, filter, after, limit);
    }

    @Override
    public List<String> missing(String taskId) {
        return stored.missing(taskId);
    }
}
