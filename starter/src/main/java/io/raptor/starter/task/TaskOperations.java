package io.raptor.starter.task;

import io.raptor.activity.port.Ledger.RejectedRow;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.Estimate;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be done with tasks; every method throws {@link OperationException} when it cannot. */
public interface TaskOperations {

    /** Starts a task, or its next run. One that runs already with the same request is left running. */
    TaskStatus start(String taskId, TaskRequest request);

    /** What the task would take, worked out without starting anything; takes about as long as reading the documents. */
    Estimate estimate(TaskRequest request);

    Optional<TaskStatus> status(String taskId);

    /** Every task, the newest first. */
    List<TaskStatus> tasks();

    /** Has it done, and answers what the task made of it. Twice is no error. */
    TaskStatus control(String taskId, Control control, @Nullable String reason);

    /**
     * Puts failed and partial documents back; an ended task runs again for them.
     *
     * @param documentIds empty for all of them
     */
    Retried retryFailed(String taskId, List<String> documentIds);

    /**
     * Sets what a task may use in a run; {@code resume} lets it go on.
     *
     * @param budget what is {@code null} in it stays as it is
     */
    TaskStatus setBudget(String taskId, Budget budget);

    /** The newest answers of models to the task's calls that could not be taken, newest first. */
    List<RejectedRow> rejected(String taskId, int limit);

    /**
     * A task's documents by number, above {@code after}. A document keeps its number, so that following pages neither
     * repeat nor leave out one that keeps its state meanwhile.
     *
     * @param state {@code null} for all
     */
    DocumentsPage page(String taskId, @Nullable DocumentState state, long after, int limit);

    /** The documents of such a page. */
    default List<DocumentView> documents(String taskId, @Nullable DocumentState state, long after, int limit) {
        return page(taskId, state, after, limit).items();
    }

    /** Documents with a tree that the last run did not find in the sources. */
    List<String> missing(String taskId);
}
