package io.raptor.starter.cli;

import io.raptor.workflow.model.TaskState;

/** What the shell gets. */
final class ExitCode {

    static final int DONE = 0;
    static final int ERROR = 1;
    static final int USAGE = 2;
    static final int SOME_FAILED = 3;
    static final int CANCELLED = 4;

    private ExitCode() {}

    static int of(TaskState state) {
        return switch (state) {
            case COMPLETED -> DONE;
            case COMPLETED_WITH_FAILURES -> SOME_FAILED;
            case CANCELLED -> CANCELLED;
            case FAILED -> ERROR;
            case PENDING, RUNNING, PAUSED, CANCELLING -> DONE;
        };
    }
}
