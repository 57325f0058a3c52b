package io.raptor.starter.task;

import io.raptor.activity.port.Catalogue.DocumentFilter;
import io.raptor.activity.port.Catalogue.TaskFilter;
import io.raptor.activity.port.Ledger.RejectedRow;
import io.raptor.starter.problem.OperationException;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.Estimate;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations on tasks; every method throws {@link OperationException} when it cannot. */
public interface TaskOperations {

    /** On one page. */
    int MOST = 1000;

    /** Starts a task, or its next run. One that runs already with the same request is left running. */
    TaskStatus start(String taskId, TaskRequest request);

    /** These operations for one who knows it: what they start may use other models than the task was begun with. */
    TaskOperations changingModels();

    /** What the task would take, worked out without starting anything; takes about as long as reading the documents. */
    Estimate estimate(TaskRequest request);

    /** A task's status, up to a second old: all who ask share one question. */
    Optional<TaskStatus> status(String taskId);

    /** A task's status as it is now, for somebody who waits alone for its end and sets the pace. */
    default Optional<TaskStatus> statusNow(String taskId) {
        return status(taskId);
    }

    /** By what the task was started, with the defaults of what was left out; empty for one that is unknown. */
    Optional<TaskRequest> configuration(String taskId);

    /**
     * Some of the tasks, the newest first, as the store has them: no task is asked.
     *
     * @param cursor of the page before; {@code null} for the first page
     */
    TasksPage tasks(TaskFilter filter, @Nullable String cursor, int limit);

    /** Every task, the newest first. */
    default List<TaskStatus> tasks() {
        List<TaskStatus> all = new ArrayList<>();
        String cursor = null;
        do {
            TasksPage page = tasks(TaskFilter.ALL, cursor, MOST);
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }

    /** Has it done, and answers what the task made of it. Twice is no error. */
    TaskStatus control(String taskId, TaskAction control, @Nullable String reason);

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

    /**
     * Sets how many documents a running task works on at once.
     *
     * @param documents 1 to 1000
     */
    TaskStatus setConcurrency(String taskId, int documents);

    /** The newest rejected answers of models to the task's calls, newest first. */
    List<RejectedRow> rejected(String taskId, int limit);

    /**
     * A task's documents by number, above {@code after}. A document keeps its number, so that following pages neither
     * repeat nor leave out one that keeps its state meanwhile.
     */
    DocumentsPage page(String taskId, DocumentFilter filter, long after, int limit);

    /** The documents of such a page, of one state; {@code null} for all. */
    default List<DocumentView> documents(String taskId, @Nullable DocumentState state, long after, int limit) {
        return page(taskId, new DocumentFilter(state, ""), after, limit).items();
    }

    /** Documents with a tree that the last run did not find in the sources. */
    List<String> missing(String taskId);
}
