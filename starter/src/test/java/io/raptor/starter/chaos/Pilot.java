package io.raptor.starter.chaos;

import static org.awaitility.Awaitility.await;

import io.grpc.StatusRuntimeException;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Steers a task, which is called as its dataset, as a person would with any of Temporal's clients, and sees that it gets to its end. */
final class Pilot {

    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final Supplier<WorkflowClient> client;
    private final TaskRequest request;
    private boolean pausedByUs;
    private boolean over;
    private volatile String seen = "never answering";

    Pilot(Supplier<WorkflowClient> client, TaskRequest request) {
        this.client = client;
        this.request = request;
    }

    void start() {
        try {
            client.get()
                    .newUntypedWorkflowStub(
                            request.taskType().workflow(), options().build())
                    .start(request);
        } catch (WorkflowExecutionAlreadyStarted running) {
            // Somebody was quicker, a restarted process for example: it is the same task.
        }
    }

    private WorkflowOptions.Builder options() {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(request.dataset())
                .setTaskQueue("raptor")
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL);
    }

    private WorkflowStub task() {
        return client.get().newUntypedWorkflowStub(request.dataset());
    }

    /** Empty while it does not answer. Of a closed one its result, for the workers of its build may be gone. */
    Optional<TaskStatus> status() {
        try {
            WorkflowStub task = task();
            TaskStatus status =
                    task.describe().getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED
                            ? task.getResult(TaskStatus.class)
                            : task.query("status", TaskStatus.class);
            seen = status + " at " + Instant.now();
            return Optional.of(status);
        } catch (WorkflowException | StatusRuntimeException silent) {
            return Optional.empty();
        }
    }

    /** As it was when it answered last. */
    String seen() {
        return seen;
    }

    /** Waits until it is so, and meanwhile does what a person has to do for the task to go on. */
    void awaitTending(String what, Callable<Boolean> so) {
        await(what).atMost(LONGEST).pollInterval(Duration.ofMillis(50)).until(() -> {
            boolean done = so.call();
            if (!done) {
                status().ifPresent(this::tend);
            }
            return done;
        });
    }

    /** Does now what a person would have to do. */
    void tendOnce() {
        status().ifPresent(this::tend);
    }

    /** Waits for the end, with nothing failed. */
    void awaitCompleted() {
        awaitTending("the task completes", this::completed);
    }

    boolean completed() {
        return status().filter(status -> status.state() == TaskState.COMPLETED).isPresent();
    }

    /** Whether it has been seen completed: later nobody may be left to ask who knows its code. */
    boolean over() {
        over = over || completed();
        return over;
    }

    /** Whether there is somebody to ask, if there is a need to. */
    boolean answers() {
        return over() || status().isPresent();
    }

    private void tend(TaskStatus status) {
        switch (status.state()) {
            case COMPLETED_WITH_FAILURES -> retryInNextRun();
            case PAUSED -> resumeWhatWaitsForAPerson(status);
            case FAILED -> throw new AssertionError("the task failed: " + status);
            default -> {
                // It goes on by itself.
            }
        }
    }

    private void resumeWhatWaitsForAPerson(TaskStatus status) {
        String reason = String.valueOf(status.pauseReason());
        if (!pausedByUs && (reason.startsWith("credentials") || reason.startsWith("quota"))) {
            signal("resume");
        }
    }

    private void retryInNextRun() {
        WorkflowStub next = client.get()
                .newUntypedWorkflowStub(
                        "RaptorWorkflow",
                        options()
                                .setWorkflowIdConflictPolicy(
                                        WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                                .build());
        try {
            next.executeUpdateWithStart(
                    UpdateOptions.newBuilder(Integer.class)
                            .setUpdateName("retryFailedDocuments")
                            .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                            .build(),
                    new Object[] {List.of()},
                    new Object[] {request.onRemaining()});
        } catch (WorkflowException | StatusRuntimeException notYet) {
            // The next look decides again.
        }
    }

    private boolean signal(String name, Object... values) {
        try {
            task().signal(name, values);
            return true;
        } catch (WorkflowException | StatusRuntimeException unheard) {
            return false;
        }
    }

    /** Sends until the status shows it: signals get lost where a service lives in memory. */
    private void steer(String name, Predicate<TaskStatus> heard, Object... values) {
        long[] sent = {System.nanoTime() - AGAIN.toNanos()};
        await(name).atMost(LONGEST).pollInterval(Duration.ofMillis(50)).until(() -> {
            if (System.nanoTime() - sent[0] >= AGAIN.toNanos()) {
                sent[0] = System.nanoTime();
                signal(name, values);
            }
            return status().filter(heard).isPresent();
        });
    }

    void pause(String reason) {
        pausedByUs = true;
        steer("pause", status -> paused(status, reason), reason);
    }

    boolean pausedFor(String reason) {
        return status().filter(status -> paused(status, reason)).isPresent();
    }

    private static boolean paused(TaskStatus status, String reason) {
        return status.isPaused() && reason.equals(status.pauseReason());
    }

    void resume() {
        pausedByUs = false;
        steer("resume", status -> !status.isPaused());
    }

    void cancel() {
        steer("cancel", status -> status.state() == TaskState.CANCELLED, "chaos");
    }

    /** Begins the next run of a cancelled task on what is left. */
    void begin() {
        await("the next run").atMost(LONGEST).ignoreExceptions().until(() -> {
            client.get()
                    .newUntypedWorkflowStub(
                            request.taskType().workflow(), options().build())
                    .start(request.onRemaining());
            return true;
        });
    }

    void retryFailed() {
        await("retryFailed").atMost(LONGEST).until(() -> signal("retryFailed"));
    }

    void resize(int documents) {
        await("setConcurrency").atMost(LONGEST).ignoreExceptions().until(() -> {
            task().update("setConcurrency", Integer.class, documents);
            return true;
        });
    }
}
