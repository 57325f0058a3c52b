package io.raptor.workflow;

import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.DocumentFailure;
import io.raptor.workflow.model.HoldReport;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The signals, updates and queries of every task, whatever it builds. The workflow id is the task id. */
@WorkflowInterface
public interface TaskWorkflow {

    /** Lets the calls in flight finish and begins no other until {@link #resume()}. */
    @SignalMethod
    void pause(@Nullable String reason);

    @SignalMethod
    void resume();

    /** The same as Temporal's own cancellation: published documents stay, the others become {@code cancelled}. */
    @SignalMethod
    void cancel(@Nullable String reason);

    /** Puts failed and partial documents back; {@code null} or an empty list means all of them. */
    @SignalMethod
    void retryFailed(@Nullable List<String> documentIds);

    /** As {@link #retryFailed}, and answers how many documents are retried. */
    @UpdateMethod
    int retryFailedDocuments(@Nullable List<String> documentIds);

    /** Sets how many documents are worked on at once (1 to 1000) and answers the number before. */
    @UpdateMethod
    int setConcurrency(int documents);

    @UpdateValidatorMethod(updateName = "setConcurrency")
    void validateConcurrency(int documents);

    /** Sets what the task may use in this run and answers what it might before; {@code resume} lets it go on. */
    @UpdateMethod
    Budget setBudget(Budget budget);

    @UpdateValidatorMethod(updateName = "setBudget")
    void validateBudget(@Nullable Budget budget);

    /** From the task's own documents: one cannot go on, and why. */
    @SignalMethod
    void documentHeld(@Nullable HoldReport report);

    @QueryMethod
    TaskStatus status();

    /** The newest failures, at most 100; the store has them all. */
    @QueryMethod
    List<DocumentFailure> failedDocuments();
}
