package io.raptor.workflow.internal.task;

import io.raptor.workflow.TaskWorkflow;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.HoldReport;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every task's way: register what the sources hold, work on it document by document, then on all of it together, end. What
 * people and documents say to the task is handled here, once for all kinds of tasks.
 */
public abstract class TaskWorkflowBase implements TaskWorkflow {

    private final TaskRun task;

    /** @param request {@code null} for a task that was started without any input */
    protected TaskWorkflowBase(@Nullable TaskRequest request, Story story) {
        task = new TaskRun(request == null ? TaskRequest.none() : request, story);
    }

    /** Runs the task, or what an earlier run has left of it, to its end. */
    protected final TaskStatus perform() {
        try {
            if (!task.hasCheckpoints()) {
                task.indexAtOnce();
                return task.end();
            }
            task.begin();
            while (!task.done()) {
                workOnDocuments();
                task.workOnCorpus();
            }
            return task.end();
        } catch (CanceledFailure | ActivityFailure ended) {
            if (TaskSignals.isCancel(ended)) {
                Workflow.newDetachedCancellationScope(task::stop).run();
            }
            throw ended;
        } catch (ApplicationFailure broken) {
            Workflow.newDetachedCancellationScope(() -> task.fail(broken)).run();
            throw broken;
        }
    }

    private void workOnDocuments() {
        task.documentsBegin();
        while (!task.documentsDone()) {
            task.awaitNews();
            task.settleEnded();
            task.passOnControls();
            task.startDocuments();
            task.continueAsNewIfLong();
        }
    }

    @Override
    public final void pause(@Nullable String reason) {
        task.pause(reason);
    }

    @Override
    public final void resume() {
        task.resume();
    }

    @Override
    public final void cancel(@Nullable String reason) {
        task.cancel(reason);
    }

    @Override
    public final void retryFailed(@Nullable List<String> documentIds) {
        task.requeue(documentIds);
    }

    @Override
    public final int retryFailedDocuments(@Nullable List<String> documentIds) {
        return task.requeue(documentIds);
    }

    @Override
    public final int setConcurrency(int documents) {
        return task.resize(documents);
    }

    @Override
    public final void validateConcurrency(int documents) {
        if (documents < 1 || documents > 1000) {
            throw new IllegalArgumentException("the number of documents in flight must be 1 to 1000, not " + documents);
        }
    }

    @Override
    public final Budget setBudget(Budget budget) {
        return task.setBudget(budget);
    }

    @Override
    public final void validateBudget(@Nullable Budget budget) {
        if (budget == null) {
            throw new IllegalArgumentException("a budget is needed: token_budget, cost_budget or both");
        }
        List<String> faults = Limits.defaults().with(budget).faults();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    @Override
    public final void documentHeld(@Nullable HoldReport report) {
        if (report != null) {
            task.hold(report);
        }
    }

    @Override
    public final TaskStatus status() {
        return task.status();
    }

    @Override
    public final List<DocumentFailure> failedDocuments() {
        return task.failures();
    }
}
