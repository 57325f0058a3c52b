package io.raptor.starter.task;

import io.raptor.starter.task.OperationException.Kind;
import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.Estimate;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tasks as Temporal runs them; those it has forgotten are answered by the store. */
public final class TemporalTasks implements TaskOperations {

    private static final int TRIES = 5;
    private static final int LOOKS = 10;
    private static final long LOOK_MILLIS = 200;

    private final WorkflowClient client;
    private final StoredTasks stored;
    private final TaskQueues queues;
    private final Function<String, Optional<TaskRequest>> requests;
    private final RecentStatus recent = new RecentStatus(this::ask);

    /** @param requests a task's stored request */
    public TemporalTasks(
            WorkflowClient client,
            StoredTasks stored,
            TaskQueues queues,
            Function<String, Optional<TaskRequest>> requests) {
        this.client = client;
        this.stored = stored;
        this.queues = queues;
        this.requests = requests;
    }

    @Override
    public TaskStatus start(String taskId, TaskRequest request) {
        StoredTasks.refuseFaults(request);
        try {
            stub(taskId).start(request);
        } catch (WorkflowExecutionAlreadyStarted running) {
            requests.apply(taskId).filter(other -> !same(other, request)).ifPresent(other -> conflict(taskId));
        }
        return awaited(taskId);
    }

    @Override
    public Estimate estimate(TaskRequest request) {
        return stored.estimate(request);
    }

    private static void conflict(String taskId) {
        throw new OperationException(
                Kind.CONFLICT,
                "task " + taskId + " runs already with other sources or settings: wait for its end, cancel it, or"
                        + " choose another task id");
    }

    private static boolean same(TaskRequest one, TaskRequest other) {
        return one.sources().equals(other.sources())
                && one.dataset().equals(other.dataset())
                && Objects.equals(one.raptor(), other.raptor())
                && Objects.equals(one.limits(), other.limits());
    }

    private WorkflowStub stub(String taskId) {
        return client.newUntypedWorkflowStub(
                "RaptorWorkflow",
                WorkflowOptions.newBuilder()
                        .setWorkflowId(taskId)
                        .setTaskQueue(queues.control())
                        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                        .build());
    }

    private TaskStatus awaited(String taskId) {
        return live(taskId).or(() -> stored.status(taskId)).orElseThrow(() -> StoredTasks.unknown(taskId));
    }

    /** Temporal's answer; empty when it does not know the task. */
    private Optional<TaskStatus> live(String taskId) {
        try {
            return Optional.of(client.newUntypedWorkflowStub(taskId).query("status", TaskStatus.class));
        } catch (WorkflowNotFoundException forgotten) {
            return Optional.empty();
        } catch (WorkflowServiceException silent) {
            if (stored.status(taskId).filter(status -> status.state().ended()).isPresent()) {
                return Optional.empty();
            }
            throw new OperationException(
                    Kind.UNAVAILABLE, "task " + taskId + " does not answer: see that a worker runs");
        }
    }

    private Optional<TaskStatus> ask(String taskId) {
        return live(taskId).or(() -> stored.status(taskId));
    }

    @Override
    public Optional<TaskStatus> status(String taskId) {
        return recent.of(taskId);
    }

    @Override
    public List<TaskStatus> tasks() {
        List<TaskStatus> all = new ArrayList<>();
        for (TaskStatus task : stored.tasks()) {
            all.add(task.state().ended() ? task : status(task.taskId()).orElse(task));
        }
        return all;
    }

    @Override
    public TaskStatus control(String taskId, Control control, @Nullable String reason) {
        TaskStatus before = ask(taskId).orElseThrow(() -> StoredTasks.unknown(taskId));
        if (before.state() == TaskState.CANCELLED && control == Control.RESUME) {
            return start(taskId, stored(taskId).onRemaining());
        }
        if (before.state().ended()) {
            throw StoredTasks.ended(taskId, before.state());
        }
        if (control == Control.PAUSE && !before.useCheckpoints()) {
            throw StoredTasks.cannotPause(taskId);
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            if (!signal(taskId, control, reason)) {
                return interrupted(taskId, control, reason);
            }
            Optional<TaskStatus> after = confirmed(taskId, control);
            if (after.isPresent()) {
                return after.get();
            }
        }
        throw new OperationException(
                Kind.UNAVAILABLE, "task " + taskId + " got the " + control.text() + ", but does not confirm it");
    }

    /** A task that the store has as unfinished and Temporal does not know. */
    private TaskStatus interrupted(String taskId, Control control, @Nullable String reason) {
        if (control != Control.RESUME) {
            return stored.control(taskId, control, reason);
        }
        stored.forgetPause(taskId);
        return start(taskId, stored(taskId));
    }

    private TaskRequest stored(String taskId) {
        return requests.apply(taskId).orElseThrow(() -> StoredTasks.unknown(taskId));
    }

    /** @return whether there was a task to hear it */
    private boolean signal(String taskId, Control control, @Nullable String reason) {
        try {
            WorkflowStub task = client.newUntypedWorkflowStub(taskId);
            if (control == Control.RESUME || reason == null) {
                task.signal(control.text());
            } else {
                task.signal(control.text(), reason);
            }
            return true;
        } catch (WorkflowNotFoundException gone) {
            return false;
        }
    }

    private Optional<TaskStatus> confirmed(String taskId, Control control) {
        for (int look = 0; look < LOOKS; look++) {
            Optional<TaskStatus> status = ask(taskId).filter(control::heard);
            if (status.isPresent()) {
                return status;
            }
            pause();
        }
        return Optional.empty();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationException(Kind.UNAVAILABLE, "interrupted");
        }
    }

    @Override
    public TaskStatus retryFailed(String taskId, List<String> documentIds) {
        TaskStatus before = ask(taskId).orElseThrow(() -> StoredTasks.unknown(taskId));
        List<?> documents = List.copyOf(documentIds);
        if (!before.state().ended()) {
            client.newUntypedWorkflowStub(taskId).update("retryFailedDocuments", Integer.class, documents);
            return awaited(taskId);
        }
        WorkflowStub next = client.newUntypedWorkflowStub(
                "RaptorWorkflow",
                WorkflowOptions.newBuilder()
                        .setWorkflowId(taskId)
                        .setTaskQueue(queues.control())
                        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                        .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                        .build());
        UpdateOptions<Integer> update = UpdateOptions.newBuilder(Integer.class)
                .setUpdateName("retryFailedDocuments")
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build();
        next.executeUpdateWithStart(
                update, new Object[] {documents}, new Object[] {stored(taskId).onRemaining()});
        return awaited(taskId);
    }

    @Override
    public List<DocumentView> documents(String taskId, @Nullable DocumentState state, long after, int limit) {
        return stored.documents(taskId, state, after, limit);
    }

    @Override
    public List<String> missing(String taskId) {
        return stored.missing(taskId);
    }
}
