package io.raptor.starter.cli.terminal;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.TaskStatus;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Watches a task to its end, and has it drawn how far it is. */
public final class Follower {

    private static final long LOOK_MILLIS = 1000;
    /** The waits grow from this: a task with nothing to do is over at once. */
    private static final long FIRST_LOOK_MILLIS = 50;

    private final TaskOperations tasks;
    private final ProgressLine line;
    private final Consumer<OperationException> silence;
    private final UnaryOperator<TaskStatus> shown;

    /** One for which a task that does not answer is lost. */
    public Follower(TaskOperations tasks, ProgressLine line) {
        this(
                tasks,
                line,
                refused -> {
                    throw refused;
                },
                UnaryOperator.identity());
    }

    /** One for which a task that nobody works on may go on: the notice says what it waits for. */
    public Follower(TaskOperations tasks, ProgressLine line, WaitNotice waiting) {
        this(tasks, line, waiting::silent, waiting::beside);
    }

    /** @param silence is called when the task did not answer; it is asked again, unless this throws */
    private Follower(
            TaskOperations tasks,
            ProgressLine line,
            Consumer<OperationException> silence,
            UnaryOperator<TaskStatus> shown) {
        this.tasks = tasks;
        this.line = line;
        this.silence = silence;
        this.shown = shown;
    }

    public TaskStatus follow(String taskId) {
        for (int look = 0; ; look++) {
            Optional<TaskStatus> status = look(taskId);
            if (status.isPresent()) {
                line.show(shown.apply(status.get()), look);
                if (status.get().state().ended()) {
                    line.rest();
                    return status.get();
                }
            }
            pause(look);
        }
    }

    private Optional<TaskStatus> look(String taskId) {
        try {
            return Optional.of(tasks.statusNow(taskId)
                    .orElseThrow(() -> new OperationException(Kind.UNKNOWN, "task " + taskId + " is gone")));
        } catch (OperationException refused) {
            if (refused.kind() != Kind.UNAVAILABLE) {
                throw refused;
            }
            silence.accept(refused);
            return Optional.empty();
        }
    }

    private static void pause(int look) {
        try {
            TimeUnit.MILLISECONDS.sleep(Math.min(LOOK_MILLIS, FIRST_LOOK_MILLIS * (1L + look)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationException(Kind.UNAVAILABLE, "interrupted");
        }
    }
}
