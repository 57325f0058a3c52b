package io.raptor.starter.task;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.raptor.starter.problem.OperationException;
import io.raptor.workflow.model.TaskRequest;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.client.WorkflowClient;
import java.util.Optional;

/**
 * The request that started a task, from Temporal's first event of it. The store's row is written a moment later, and takes the
 * budgets that the task is given while it runs.
 */
final class OriginalRequest {

    private final TemporalCalls temporal;
    private final WorkflowClient client;

    OriginalRequest(TemporalCalls temporal) {
        this.temporal = temporal;
        this.client = temporal.client();
    }

    /** Whether a start with {@code request} would have been this task's; {@code false} for a task that is unknown. */
    boolean is(String taskId, TaskRequest request) {
        // A later run on what an ended one left is the same task's.
        return of(taskId)
                .filter(known -> known.asStarted(taskId).equals(request.asStarted(taskId)))
                .isPresent();
    }

    Optional<TaskRequest> of(String taskId) {
        return begin(taskId, "").map(now -> {
            String first = now.getFirstExecutionRunId();
            boolean continued = !now.getContinuedExecutionRunId().isEmpty();
            // The first run may have been dropped by age; the present one knows the same but for budgets set meanwhile.
            return input(continued ? begin(taskId, first).orElse(now) : now);
        });
    }

    private TaskRequest input(WorkflowExecutionStartedEventAttributes begin) {
        return client.getOptions()
                .getDataConverter()
                .fromPayloads(0, Optional.of(begin.getInput()), TaskRequest.class, TaskRequest.class);
    }

    /** @param run empty for the newest */
    private Optional<WorkflowExecutionStartedEventAttributes> begin(String taskId, String run) {
        GetWorkflowExecutionHistoryRequest firstEvent = GetWorkflowExecutionHistoryRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setExecution(
                        WorkflowExecution.newBuilder().setWorkflowId(taskId).setRunId(run))
                .setMaximumPageSize(1)
                .build();
        try {
            return Optional.of(temporal.made(() ->
                            client.getWorkflowServiceStubs().blockingStub().getWorkflowExecutionHistory(firstEvent))
                    .getHistory()
                    .getEvents(0)
                    .getWorkflowExecutionStartedEventAttributes());
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return Optional.empty();
            }
            throw new OperationException(
                    OperationException.Kind.UNAVAILABLE, "Temporal does not answer: check that it is running");
        }
    }
}
