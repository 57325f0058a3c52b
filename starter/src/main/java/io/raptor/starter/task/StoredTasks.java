package io.raptor.starter.task;

import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Catalogue.DocumentFilter;
import io.raptor.activity.port.Catalogue.DocumentPage;
import io.raptor.activity.port.Catalogue.DocumentRow;
import io.raptor.activity.port.Catalogue.TaskFilter;
import io.raptor.activity.port.Catalogue.TaskPage;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.activity.port.Ledger;
import io.raptor.activity.port.Ledger.RejectedRow;
import io.raptor.activity.port.Store;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.task.Retried.Refused;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.Estimate;
import io.raptor.workflow.model.TaskFigures;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tasks while nothing runs them: what the store has, and what its next run will find there. */
public final class StoredTasks implements TaskOperations {

    private final Catalogue catalogue;
    private final Ledger ledger;
    private final Clock clock;
    private final Function<TaskRequest, Estimate> estimator;
    private final Function<String, Optional<TaskFigures>> figures;

    /**
     * @param estimator asked for a request without fault
     * @param figures of a task by its id
     */
    public StoredTasks(
            Store store,
            Clock clock,
            Function<TaskRequest, Estimate> estimator,
            Function<String, Optional<TaskFigures>> figures) {
        this.catalogue = store.catalogue();
        this.ledger = store.ledger();
        this.clock = clock;
        this.estimator = estimator;
        this.figures = figures;
    }

    /** What starts nothing has no models. */
    @Override
    public TaskOperations changingModels() {
        return this;
    }

    @Override
    public Estimate estimate(TaskRequest request) {
        refuseFaults(request);
        return estimator.apply(request);
    }

    static void refuseFaults(TaskRequest request) {
        List<String> faults = request.faults();
        if (!faults.isEmpty()) {
            throw new OperationException(Kind.INVALID, String.join(System.lineSeparator(), faults));
        }
    }

    @Override
    public TaskStatus start(String taskId, TaskRequest request) {
        throw needsRunner();
    }

    @Override
    public Retried retryFailed(String taskId, List<String> documentIds) {
        throw needsRunner();
    }

    /** Which of the named documents cannot be tried again now, and why. */
    List<Refused> refused(String taskId, List<String> documentIds) {
        Map<String, DocumentRow> known = new LinkedHashMap<>();
        if (!documentIds.isEmpty()) {
            catalogue.documents(taskId, documentIds).forEach(row -> known.put(row.documentId(), row));
        }
        List<Refused> refused = new ArrayList<>();
        if (catalogue.task(taskId).isEmpty()) {
            return refused; // another store has it: its documents are not known here
        }
        for (String id : documentIds) {
            DocumentRow row = known.get(id);
            if (row == null) {
                refused.add(new Refused(id, "the task has no such document"));
            } else if (row.state() != DocumentState.FAILED && row.state() != DocumentState.PARTIAL) {
                refused.add(new Refused(id, "it is " + row.state().text() + ", not failed or partial"));
            }
        }
        return refused;
    }

    @Override
    public TaskStatus setBudget(String taskId, Budget budget) {
        catalogue.setBudget(taskId, whole(taskId, budget));
        return status(taskId).orElseThrow(() -> unknown(taskId));
    }

    /** What does not run works on nothing. */
    @Override
    public TaskStatus setConcurrency(String taskId, int documents) {
        throw needsRunner();
    }

    /** The task's budget with what is given in place of what it has. */
    Budget whole(String taskId, Budget given) {
        Budget now = catalogue
                .task(taskId)
                .orElseThrow(() -> unknown(taskId))
                .request()
                .limits()
                .budget();
        return new Budget(
                given.tokenBudget() == null ? now.tokenBudget() : given.tokenBudget(),
                given.costBudget() == null ? now.costBudget() : given.costBudget());
    }

    @Override
    public List<RejectedRow> rejected(String taskId, int limit) {
        return ledger.rejected(taskId, limit);
    }

    private static OperationException needsRunner() {
        return new OperationException(
                Kind.UNAVAILABLE, "no process of this home runs tasks: start ./raptor serve, or omit --detach");
    }

    @Override
    public Optional<TaskStatus> status(String taskId) {
        return known(taskId).map(TaskStatus::asInterrupted);
    }

    /** Whether its last run is recorded as ended. */
    boolean hasEnded(String taskId) {
        return ledger.allowance(taskId).filter(known -> known.state().ended()).isPresent();
    }

    /** The status of a task that may be running. */
    Optional<TaskStatus> known(String taskId) {
        return catalogue.task(taskId).map(row -> status(row, clock.instant(), null));
    }

    /** The same of one that told {@code last} of itself not long ago. */
    Optional<TaskStatus> known(String taskId, TaskStatus last) {
        return catalogue.task(taskId).map(row -> status(row, clock.instant(), last));
    }

    private TaskStatus status(TaskRow row, Instant now, @Nullable TaskStatus last) {
        return withFigures(StoredStatus.of(row, catalogue, now, last));
    }

    /** A status with what the store counts, over all runs of the task and of its graph. */
    TaskStatus withFigures(TaskStatus status) {
        return figures.apply(status.taskId()).map(status::with).orElse(status);
    }

    @Override
    public Optional<TaskRequest> configuration(String taskId) {
        return catalogue.task(taskId).map(TaskRow::request);
    }

    @Override
    public TasksPage tasks(TaskFilter filter, @Nullable String cursor, int limit) {
        return tasks(filter, cursor, limit, TaskStatus::asInterrupted);
    }

    /** The same of a process that may be running them. */
    TasksPage running(TaskFilter filter, @Nullable String cursor, int limit) {
        return tasks(filter, cursor, limit, UnaryOperator.identity());
    }

    private TasksPage tasks(TaskFilter filter, @Nullable String cursor, int limit, UnaryOperator<TaskStatus> told) {
        TaskPage page = catalogue.tasks(filter, TaskCursor.place(cursor), limit);
        Instant now = clock.instant();
        return new TasksPage(
                page.rows().stream()
                        .map(row -> told.apply(status(row, now, null)))
                        .toList(),
                TaskCursor.after(page),
                page.total());
    }

    /** One that was just started, and whose worker does not say anything yet. */
    TaskStatus asked(String taskId, TaskRequest request) {
        return known(taskId)
                .filter(status -> !status.state().ended())
                .orElseGet(() -> StoredStatus.pending(taskId, request, clock.instant()));
    }

    /** An interrupted task is paused or cancelled where its next run looks. */
    @Override
    public TaskStatus control(String taskId, TaskAction control, @Nullable String reason) {
        TaskRow row = catalogue.task(taskId).orElseThrow(() -> unknown(taskId));
        if (row.state().ended()) {
            throw ended(taskId, row.state());
        }
        if (control == TaskAction.PAUSE && !row.request().raptor().useCheckpoints()) {
            throw cannotPause(taskId);
        }
        switch (control) {
            case PAUSE -> catalogue.recordTask(taskId, TaskState.PAUSED, reason, false, clock.instant());
            case RESUME -> throw needsRunner();
            case CANCEL -> {
                catalogue.cancelUnfinished(taskId);
                catalogue.recordTask(taskId, TaskState.CANCELLED, reason, false, clock.instant());
            }
        }
        return status(taskId).orElseThrow(() -> unknown(taskId));
    }

    /** The next run of an interrupted task begins as it is recorded here: paused, unless this is called. */
    void forgetPause(String taskId) {
        catalogue.recordTask(taskId, TaskState.RUNNING, null, false, clock.instant());
    }

    static OperationException ended(String taskId, TaskState state) {
        return new OperationException(Kind.CONFLICT, "task " + taskId + " has ended: " + state.text());
    }

    static OperationException runsOtherwise(String taskId) {
        return new OperationException(
                Kind.CONFLICT,
                "task " + taskId + " runs already with other sources or settings: wait for its end, cancel it, or"
                        + " choose another task id");
    }

    static OperationException cannotPause(String taskId) {
        return new OperationException(
                Kind.CONFLICT,
                "task " + taskId + " cannot be paused: it runs without checkpoints; cancel it, or let it end");
    }

    static OperationException unknown(String taskId) {
        return new OperationException(
                Kind.UNKNOWN, "there is no task " + taskId + ": ./raptor status lists those there are");
    }

    @Override
    public DocumentsPage page(String taskId, DocumentFilter filter, long after, int limit) {
        DocumentPage page = catalogue.page(taskId, filter, after, limit);
        // A task's row comes with all its documents counted, its standing does not.
        if (page.total() == 0 && ledger.allowance(taskId).isEmpty()) {
            throw unknown(taskId);
        }
        return DocumentsPage.of(page);
    }

    @Override
    public List<String> missing(String taskId) {
        return catalogue.missing(taskId);
    }
}
