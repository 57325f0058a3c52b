package io.raptor.workflow.internal;

import io.raptor.workflow.RaptorWorkflow;
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
import io.temporal.workflow.WorkflowInit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The story of a task: register what the sources hold, index it document by document (or all at once), end. */
public final class RaptorWorkflowImpl implements RaptorWorkflow {

    private final TaskRun task;

    @WorkflowInit
    public RaptorWorkflowImpl(@Nullable TaskRequest request) {
        task = new TaskRun(request == null ? TaskRequest.none() : request);
    }

    @Override
    public TaskStatus run(@Nullable TaskRequest unused) {
        try {
            if (!task.hasCheckpoints()) {
                task.indexAtOnce();
                return task.end();
            }
            task.begin();
            while (!task.done()) {
                task.awaitNews();
                task.settleEnded();
                task.tellDocuments();
                task.startDocuments();
                task.continueAsNewIfLong();
            }
            return task.end();
        } catch (CanceledFailure | ActivityFailure ended) {
            if (TaskSteering.isCancel(ended)) {
                Workflow.newDetachedCancellationScope(task::stop).run();
            }
            throw ended;
        } catch (ApplicationFailure broken) {
            Workflow.newDetachedCancellationScope(() -> task.breakOff(broken)).run();
            throw broken;
        }
    }

    @Override
    public void pause(@Nullable String reason) {
        task.pause(reason);
    }

    @Override
    public void resume() {
        task.resume();
    }

    @Override
    public void cancel(@Nullable String reason) {
        task.cancel(reason);
    }

    @Override
    public void retryFailed(@Nullable List<String> documentIds) {
        task.putBack(documentIds);
    }

    @Override
    public int retryFailedDocuments(@Nullable List<String> documentIds) {
        return task.putBack(documentIds);
    }

    @Override
    public int setConcurrency(int documents) {
        return task.resize(documents);
    }

    @Override
    public void validateConcurrency(int documents) {
        if (documents < 1 || documents > 1000) {
            throw new IllegalArgumentException("the number of documents in flight must be 1 to 1000, not " + documents);
        }
    }

    @Override
    public Budget setBudget(Budget budget) {
        return task.setBudget(budget);
    }

    @Override
    public void validateBudget(@Nullable Budget budget) {
        if (budget == null) {
            throw new IllegalArgumentException("a budget is needed: token_budget, cost_budget or both");
        }
        List<String> faults = Limits.defaults().with(budget).faults();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    @Override
    public void documentHeld(@Nullable HoldReport report) {
        if (report != null) {
            task.hold(report);
        }
    }

    @Override
    public TaskStatus status() {
        return task.status();
    }

    @Override
    public List<DocumentFailure> failedDocuments() {
        return task.failures();
    }
}
