package io.raptor.workflow.internal.task;

import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.Turns;
import io.raptor.workflow.WorkflowIds;
import io.raptor.workflow.model.DocumentRef;
import io.raptor.workflow.model.FailureType;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.common.Priority;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Every timeout and retry of the workflows, each with its reason. Workflows themselves have none: a paused task lives
 * for weeks, and what must end is an activity.
 *
 * <p>A failure's type decides whether it is tried again; the worker marks the others as not retriable.
 */
public final class Policies {

    /** A worker that died is noticed within this time: heartbeats are sent in the background, far more often. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    /**
     * A call that no worker takes for so long makes its document ask whether one polls for the model at all. Where one
     * does, the queue is only long, and the call is sent again.
     */
    private static final Duration UNTAKEN = Duration.ofMinutes(1);

    /** Characters; a server takes 400 bytes. */
    private static final int SUMMARY = 100;

    private final TaskQueues queues;

    private Policies(TaskQueues queues) {
        this.queues = queues;
    }

    /** The policies for the queues beside the one that the running workflow is on. */
    public static Policies ofThisWorkflow() {
        return new Policies(new TaskQueues(Workflow.getInfo().getTaskQueue()));
    }

    /** A few statements on the store. Tried for ever: without the store nothing can go on, and nothing is lost by waiting. */
    public ActivityOptions store() {
        return on(queues.control(), Duration.ofMinutes(2))
                .setRetryOptions(retry(Duration.ofMillis(200), Duration.ofSeconds(30), 0))
                .build();
    }

    /**
     * A question to Temporal and to the store. Tried until both are there: meanwhile the schedule skips what would be
     * a second start.
     */
    public ActivityOptions scheduledStart() {
        return on(queues.control(), Duration.ofMinutes(2))
                .setHeartbeatTimeout(HEARTBEAT)
                .setRetryOptions(retry(Duration.ofSeconds(1), Duration.ofMinutes(1), 0))
                .build();
    }

    /** A walk over the sources reads every byte of them, so it may take hours; it begins anew where its worker died. */
    ActivityOptions register() {
        return on(queues.control(), Duration.ofHours(24))
                .setHeartbeatTimeout(HEARTBEAT)
                .setRetryOptions(retry(Duration.ofSeconds(1), Duration.ofMinutes(1), 0))
                .build();
    }

    /** As long as a document takes: days, if its task is paused. Its worker's death is noticed by the heartbeat. */
    ActivityOptions await() {
        return on(queues.control(), Duration.ofDays(365))
                .setHeartbeatTimeout(HEARTBEAT)
                .setRetryOptions(retry(Duration.ofSeconds(1), Duration.ofSeconds(10), 0))
                .build();
    }

    /**
     * A task without checkpoints. Whatever fails in it has failed for good: beginning again would pay for everything
     * again. Only a worker that died or stops is followed by another one, from zero. A cancel waits for the activity,
     * which could publish otherwise after the task has closed.
     */
    ActivityOptions whole() {
        return on(queues.control(), Duration.ofDays(30))
                .setHeartbeatTimeout(HEARTBEAT)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setRetryOptions(RetryOptions.newBuilder(retry(Duration.ofSeconds(1), Duration.ofMinutes(1), 0))
                        .setDoNotRetry(Stream.of(FailureType.values())
                                // A worker with other models leaves the task to those that have the right ones.
                                .filter(type -> type != FailureType.WORKER_MISSING)
                                .map(FailureType::text)
                                .toArray(String[]::new))
                        .build())
                .build();
    }

    /**
     * Parsing is bounded by the parser's own limit. The worker ends the attempts of what fails for good after a few;
     * those left are for a store that is gone for some minutes, for workers that die, and for files that only some
     * workers can see.
     */
    public ActivityOptions load() {
        return on(queues.compute(), Duration.ofHours(1))
                .setPriority(Turns.toBegin(Workflow.getInfo().getPriority()))
                .setHeartbeatTimeout(HEARTBEAT)
                .setRetryOptions(retry(Duration.ofSeconds(1), Duration.ofSeconds(30), 50))
                .build();
    }

    /** Tens of thousands of nodes take minutes on a slow core; attempts as for loading. */
    public ActivityOptions compute(String summary) {
        return on(queues.compute(), Duration.ofHours(6))
                .setHeartbeatTimeout(HEARTBEAT)
                .setRetryOptions(retry(Duration.ofSeconds(1), Duration.ofSeconds(30), 20))
                .setSummary(summary)
                .build();
    }

    /**
     * A model call waits its turn within the activity (calls in flight are limited), so the time is generous; the
     * call itself is cut by the HTTP timeout. The worker ends the attempts of what is known to be in vain after a few;
     * those left are for rate limits, which name their own delay, and for workers that die.
     */
    public ActivityOptions model(String model, String summary) {
        return on(queues.model(model), Duration.ofHours(2))
                .setScheduleToStartTimeout(UNTAKEN)
                .setHeartbeatTimeout(HEARTBEAT)
                .setRetryOptions(retry(Duration.ofSeconds(1), Duration.ofMinutes(1), 50))
                .setSummary(summary)
                .build();
    }

    /** One short question; whoever asks it asks again. */
    ActivityOptions probe(String model) {
        return on(queues.model(model), Duration.ofMinutes(5))
                .setHeartbeatTimeout(HEARTBEAT)
                .setRetryOptions(retry(Duration.ofSeconds(1), Duration.ofSeconds(10), 3))
                .setSummary("is the model available again?")
                .build();
    }

    /**
     * Abandoned by a parent that closes, because a task continues as new while its documents go on. The id may be used
     * again: a document is indexed anew when it changed.
     *
     * @param turn of the document among others
     */
    ChildWorkflowOptions document(String taskId, DocumentRef document, Priority turn) {
        return ChildWorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.document(taskId, document.shown()))
                .setTaskQueue(queues.control())
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setPriority(turn)
                .setStaticSummary(end(document.id()))
                .build();
    }

    /** The end of a path tells more than its beginning. */
    private static String end(String documentId) {
        int length = documentId.length();
        return length <= SUMMARY ? documentId : "…" + documentId.substring(length - SUMMARY);
    }

    private static ActivityOptions.Builder on(String queue, Duration atMost) {
        return ActivityOptions.newBuilder().setTaskQueue(queue).setStartToCloseTimeout(atMost);
    }

    /** @param attempts 0 for ever */
    private static RetryOptions retry(Duration first, Duration longest, int attempts) {
        return RetryOptions.newBuilder()
                .setInitialInterval(first)
                .setMaximumInterval(longest)
                .setMaximumAttempts(attempts)
                .setDoNotRetry(FailureType.INVALID_REQUEST.text())
                .build();
    }
}
