package io.raptor.starter.task;

import io.raptor.activity.port.IndexingException;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.temporal.stuck.Stuck;
import io.raptor.starter.temporal.stuck.StuckTasks;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
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
     * The task's own answer; empty when Temporal does not know it, or has closed it and the store has its end.
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
            return isOver(taskId) ? Optional.empty() : Optional.of(temporal.query(taskId, "status", TaskStatus.class));
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
     * Whether the store has all that it would answer. A closed workflow answers from a worker of the build that it ended
     * on, and there may be none any more.
     */
    private boolean isOver(String taskId) {
        try {
            return temporal.isClosed(taskId) && stored.hasEnded(taskId);
        } catch (IndexingException away) {
            return false; // it may answer without the store
        }
    }

    private static OperationException silence(String taskId, Optional<Stuck> why) {
        return new OperationException(
                Kind.UNAVAILABLE,
                "task " + taskId + " does not answer: "
                        + why.map(Stuck::message).orElse("check that a worker is running"));
    }
}
