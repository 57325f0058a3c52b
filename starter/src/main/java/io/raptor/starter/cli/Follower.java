package io.raptor.starter.cli;

import io.raptor.starter.task.OperationException;
import io.raptor.starter.task.OperationException.Kind;
import io.raptor.starter.task.StatusText;
import io.raptor.starter.task.TaskOperations;
import io.raptor.workflow.model.TaskStatus;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** Watches a task to its end, and draws how far it is. */
final class Follower {

    private static final int BAR = 24;
    private static final int PLAIN_EVERY = 5;
    private static final long LOOK_MILLIS = 1000;
    /** The waits grow from this: a task with nothing to do is over at once. */
    private static final long FIRST_LOOK_MILLIS = 50;

    private final TaskOperations tasks;
    private final PrintWriter screen;
    /** The launcher says whether errors go to a terminal: Java can tell that of its output alone. */
    private final boolean terminal = "1".equals(System.getenv("RAPTOR_TERMINAL"));

    private String last = "";

    Follower(TaskOperations tasks, PrintWriter screen) {
        this.tasks = tasks;
        this.screen = screen;
    }

    TaskStatus follow(String taskId) {
        for (int look = 0; ; look++) {
            TaskStatus status = tasks.statusNow(taskId)
                    .orElseThrow(() -> new OperationException(Kind.UNKNOWN, "task " + taskId + " is gone"));
            show(status, look);
            if (status.state().ended()) {
                end();
                return status;
            }
            pause(look);
        }
    }

    private void show(TaskStatus status, int look) {
        String line = StatusText.line(status);
        if (terminal) {
            screen.print("\r\u001b[K" + bar(status) + " " + line);
            screen.flush();
        } else if (look % PLAIN_EVERY == 0 && !line.equals(last)) {
            screen.println(line);
            last = line;
        }
    }

    private void end() {
        if (terminal) {
            screen.println();
        }
    }

    private static String bar(TaskStatus status) {
        int full = (int) Math.floor(status.progress() * BAR);
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
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
