package io.raptor.starter.task;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.workflow.model.TaskRequest;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls to Temporal on behalf of somebody who waits for the answer. While it is away they are refused, naming it: the first
 * after the client's own patience, those that follow at once.
 */
final class TemporalCalls {

    /** For so long nobody else waits to find out the same. */
    private static final Duration MEMORY = Duration.ofSeconds(2);

    private final WorkflowClient client;
    private volatile @Nullable Long silentSince;

    TemporalCalls(WorkflowClient client) {
        this.client = client;
    }

    WorkflowClient client() {
        return client;
    }

    /** @throws io.temporal.client.WorkflowExecutionAlreadyStarted when it runs and the options do not allow that */
    void start(WorkflowOptions options, TaskRequest request) {
        var unused = made(() -> stub(options, request).start(request));
    }

    /** @throws WorkflowNotFoundException when Temporal does not know the task */
    <T> T query(String taskId, String query, Class<T> answer) {
        // A query that takes too long has no worker, which is another matter.
        return made(
                Set.of(Status.Code.UNAVAILABLE),
                () -> client.newUntypedWorkflowStub(taskId).query(query, answer));
    }

    /**
     * What its last run returned. No worker is needed for the answer.
     *
     * @return empty when it runs, or ended otherwise
     * @throws WorkflowNotFoundException when Temporal does not know the task
     */
    <T> Optional<T> result(String taskId, Class<T> type) {
        return made(() -> {
            WorkflowExecutionDescription last =
                    client.newUntypedWorkflowStub(taskId).describe();
            // By its run: the next one may have begun meanwhile.
            return last.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED
                    ? Optional.ofNullable(client.newUntypedWorkflowStub(WorkflowTargetOptions.newBuilder()
                                    .setWorkflowExecution(last.getExecution())
                                    .build())
                            .getResult(type))
                    : Optional.empty();
        });
    }

    /** @return whether there was a task to receive it */
    boolean signal(String taskId, String signal, Object... values) {
        return made(() -> {
            try {
                client.newUntypedWorkflowStub(taskId).signal(signal, values);
                return true;
            } catch (WorkflowNotFoundException gone) {
                return false;
            }
        });
    }

    <T> T update(String taskId, String update, Class<T> answer, Object value) {
        return made(
                Set.of(Status.Code.UNAVAILABLE),
                () -> client.newUntypedWorkflowStub(taskId).update(update, answer, value));
    }

    /** The same of a task that is started for it where it does not run. */
    <T> T updateWithStart(WorkflowOptions options, TaskRequest request, String update, Class<T> answer, Object value) {
        UpdateOptions<T> asked = UpdateOptions.newBuilder(answer)
                .setUpdateName(update)
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build();
        WorkflowStub task = stub(options, request);
        return made(
                Set.of(Status.Code.UNAVAILABLE),
                () -> task.executeUpdateWithStart(asked, new Object[] {value}, new Object[] {request}));
    }

    private WorkflowStub stub(WorkflowOptions options, TaskRequest request) {
        return client.newUntypedWorkflowStub(request.taskType().workflow(), options);
    }

    /**
     * Any call.
     *
     * @throws OperationException UNAVAILABLE when Temporal is away
     */
    <T> T made(Supplier<T> call) {
        return made(Set.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED), call);
    }

    /** @param silence by which codes it is known */
    private <T> T made(Set<Status.Code> silence, Supplier<T> call) {
        if (isSilent()) {
            throw away();
        }
        try {
            T answer = call.get();
            silentSince = null;
            return answer;
        } catch (WorkflowServiceException | StatusRuntimeException failed) {
            if (status(failed).filter(silence::contains).isEmpty()) {
                throw failed;
            }
            silentSince = System.nanoTime();
            throw away();
        }
    }

    private boolean isSilent() {
        Long since = silentSince;
        return since != null && System.nanoTime() - since < MEMORY.toNanos();
    }

    private OperationException away() {
        return new OperationException(
                Kind.UNAVAILABLE,
                "Temporal does not answer" + place()
                        + ": check that it is running, then ask again; tasks go on once it is back");
    }

    private String place() {
        String target = client.getWorkflowServiceStubs().getOptions().getTarget();
        return target == null ? " in this process" : " at " + target;
    }

    private static Optional<Status.Code> status(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof StatusRuntimeException answered) {
                return Optional.of(answered.getStatus().getCode());
            }
        }
        return Optional.empty();
    }
}
