package io.raptor.starter.cli.terminal;

import io.raptor.workflow.model.TaskState;

/** The exit codes of commands. */
public final class ExitCode {

    public static final int DONE = 0;
    public static final int ERROR = 1;
    public static final int USAGE = 2;
    public static final int SOME_FAILED = 3;
    static final int CANCELLED = 4;

    private ExitCode() {}

    public static int of(TaskState state) {
        return switch (state) {
            case COMPLETED -> DONE;
            case COMPLETED_WITH_FAILURES -> SOME_FAILED;
            case CANCELLED -> CANCELLED;
            case FAILED -> ERROR;
            case PENDING, RUNNING, PAUSED, CANCELLING -> DONE;
        };
    }
}
