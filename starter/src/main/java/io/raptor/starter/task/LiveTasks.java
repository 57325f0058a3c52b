package io.raptor.starter.task;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.temporal.stuck.Stuck;
import io.raptor.starter.temporal.stuck.StuckTasks;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.common.converter.DataConverterException;
import io.temporal.payload.codec.PayloadCodecException;
import java.util.Optional;
import java.util.function.Function;

/** Tasks as they answer for themselves; and what is known of one that does not. */
final class LiveTasks {

    private final TemporalCalls temporal;
    private final OriginalRequest original;
    private final StoredTasks stored;
    private final StuckTasks stuck;

    LiveTasks(TemporalCalls temporal, OriginalRequest original, StoredTasks stored, StuckTasks stuck) {
        this.temporal = temporal;
        this.original = original;
        this.stored = stored;
        this.stuck = stuck;
    }

    /**
     * The task's own answer; empty when Temporal does not know it.
     *
     * @throws OperationException UNAVAILABLE when it does not answer; the message says why, where that is known
     */
    Optional<TaskStatus> answer(String taskId) {
        return ask(taskId, why -> {
            throw silence(taskId, why);
        });
    }

    /** Its status for whoever wants to see it: of one that cannot answer the store's, with the reason. */
    Optional<TaskStatus> status(String taskId) {
        return ask(
                        taskId,
                        why -> Optional.of(
                                why.flatMap(one -> stuck(taskId, one)).orElseThrow(() -> silence(taskId, why))))
                .map(this::marked)
                .or(() -> stored.status(taskId));
    }

    /**
     * What is known of one without its own answer; empty where that may be of the run before.
     *
     * @param last what it told of itself not long ago
     */
    Optional<TaskStatus> recorded(String taskId, TaskStatus last) {
        return stored.known(taskId, last)
                .filter(now -> last.state() != TaskState.PENDING || !now.state().ended())
                .map(now -> goesOn(now) ? now.stuck(last.stuckReason()) : now)
                .map(this::marked);
    }

    private static boolean goesOn(TaskStatus status) {
        return !status.state().ended() && !status.isPaused();
    }

    /** No worker may have taken it up yet, so that the store does not know it either. */
    private Optional<TaskStatus> stuck(String taskId, Stuck why) {
        return original.of(taskId)
                .map(request -> stored.asked(taskId, request))
                .map(known -> known.stuck(why.reason()));
    }

    /** With the reason why it does not go on, if it does not. */
    TaskStatus marked(TaskStatus status) {
        return goesOn(status) && status.stuckReason() == null
                ? stuck.of(status.taskId())
                        .map(Stuck::reason)
                        .map(status::stuck)
                        .orElse(status)
                : status;
    }

    private Optional<TaskStatus> ask(String taskId, Function<Optional<Stuck>, Optional<TaskStatus>> unanswered) {
        try {
            return result(taskId).or(() -> Optional.of(temporal.query(taskId, "status", TaskStatus.class)));
        } catch (WorkflowNotFoundException forgotten) {
            return Optional.empty();
        } catch (WorkflowServiceException unserved) {
            return stored.hasEnded(taskId) ? Optional.empty() : unanswered.apply(stuck.unanswered(taskId));
        } catch (OperationException away) {
            if (stored.hasEnded(taskId)) {
                return Optional.empty();
            }
            throw away;
        }
    }

    /**
     * The status that a completed run left, with the figures that its worker would add. To a query it would answer the same, from
     * a worker of the build that it ended on; but there may be none any more.
     */
    private Optional<TaskStatus> result(String taskId) {
        try {
            return temporal.result(taskId, TaskStatus.class).map(stored::withFigures);
        } catch (DataConverterException | PayloadCodecException unreadable) {
            return Optional.empty(); // by a key that is gone: whatever else knows the task is asked
        }
    }

    private static OperationException silence(String taskId, Optional<Stuck> why) {
        return new OperationException(
                Kind.UNAVAILABLE,
                "task " + taskId + " does not answer: "
                        + why.map(Stuck::message).orElse("check that a worker is running"));
    }
}
