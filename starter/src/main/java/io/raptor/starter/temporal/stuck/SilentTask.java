package io.raptor.starter.temporal.stuck;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.VersioningBehavior;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.WorkflowExecutionVersioningInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryReverseRequest;
import java.util.Optional;

/** The reason why a task's workflow answers no query, by what Temporal has of it. Any server knows as much. */
final class SilentTask {

    /** A worker that stops, or a server that is busy, may cost one or two. */
    private static final int ATTEMPTS = 3;

    /** Of the newest events; the failure of the first attempt in a row is the last but few. */
    private static final int EVENTS = 5;

    private final Service service;
    private final Pollers pollers;

    SilentTask(Service service, Pollers pollers) {
        this.service = service;
        this.pollers = pollers;
    }

    /**
     * Empty where it seems that it will answer.
     *
     * @throws io.grpc.StatusRuntimeException when the service does not tell
     */
    Optional<Stuck> why(String taskId) {
        WorkflowExecution task =
                WorkflowExecution.newBuilder().setWorkflowId(taskId).build();
        DescribeWorkflowExecutionResponse found = service.stub()
                .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                        .setNamespace(service.namespace())
                        .setExecution(task)
                        .build());
        if (found.getPendingWorkflowTask().getAttempt() >= ATTEMPTS) {
            return Optional.of(Stuck.workflows(cause(task), 1));
        }
        String queue = found.getExecutionConfig().getTaskQueue().getName();
        String build = pinned(found.getWorkflowExecutionInfo().getVersioningInfo());
        return pollers.ofWorkflows(queue, build) ? Optional.empty() : Optional.of(Stuck.unpolled(queue, build));
    }

    private static String pinned(WorkflowExecutionVersioningInfo versioning) {
        return versioning.getBehavior() == VersioningBehavior.VERSIONING_BEHAVIOR_PINNED
                ? versioning.getDeploymentVersion().getBuildId()
                : "";
    }

    private StuckCause cause(WorkflowExecution task) {
        return service
                .stub()
                .getWorkflowExecutionHistoryReverse(GetWorkflowExecutionHistoryReverseRequest.newBuilder()
                        .setNamespace(service.namespace())
                        .setExecution(task)
                        .setMaximumPageSize(EVENTS)
                        .build())
                .getHistory()
                .getEventsList()
                .stream()
                .filter(HistoryEvent::hasWorkflowTaskFailedEventAttributes)
                .findFirst()
                .map(event -> StuckCause.named(
                        event.getWorkflowTaskFailedEventAttributes().getCause().name()))
                .orElse(StuckCause.FAILURE);
    }
}
