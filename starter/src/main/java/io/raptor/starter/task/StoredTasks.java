package io.raptor.starter.task;

import io.raptor.activity.port.Catalogue;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.starter.task.OperationException.Kind;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.Estimate;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tasks while nothing runs them: what the store has, and what its next run will find there. */
public final class StoredTasks implements TaskOperations {

    private final Catalogue catalogue;
    private final Clock clock;
    private final Function<TaskRequest, Estimate> estimator;

    /** @param estimator asked for a request without fault */
    public StoredTasks(Catalogue catalogue, Clock clock, Function<TaskRequest, Estimate> estimator) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.estimator = estimator;
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
    public TaskStatus retryFailed(String taskId, List<String> documentIds) {
        throw needsRunner();
    }

    private static OperationException needsRunner() {
        return new OperationException(
                Kind.UNAVAILABLE, "nothing here runs tasks: start ./raptor serve, or leave --detach out");
    }

    @Override
    public Optional<TaskStatus> status(String taskId) {
        return catalogue.task(taskId).map(row -> StoredStatus.of(row, catalogue));
    }

    @Override
    public List<TaskStatus> tasks() {
        return catalogue.tasks().stream()
                .map(row -> StoredStatus.of(row, catalogue))
                .toList();
    }

    /** An interrupted task is paused or cancelled where its next run looks. */
    @Override
    public TaskStatus control(String taskId, Control control, @Nullable String reason) {
        TaskRow row = catalogue.task(taskId).orElseThrow(() -> unknown(taskId));
        if (row.state().ended()) {
            throw ended(taskId, row.state());
        }
        if (control == Control.PAUSE && !row.request().raptor().useCheckpoints()) {
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
    public List<DocumentView> documents(String taskId, @Nullable DocumentState state, long after, int limit) {
        if (catalogue.task(taskId).isEmpty()) {
            throw unknown(taskId);
        }
        return catalogue.documents(taskId, state, after, limit).stream()
                .map(DocumentView::of)
                .toList();
    }

    @Override
    public List<String> missing(String taskId) {
        return catalogue.missing(taskId);
    }
}
