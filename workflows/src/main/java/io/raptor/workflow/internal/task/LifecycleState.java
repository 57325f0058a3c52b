package io.raptor.workflow.internal.task;

import io.raptor.workflow.model.TaskState;

/** The detailed state of a task: a person's pause and its own are two things. */
enum LifecycleState {
    PENDING(TaskState.PENDING),
    RUNNING(TaskState.RUNNING),
    /** By a person. */
    PAUSED(TaskState.PAUSED),
    /** By the task itself. */
    HELD(TaskState.PAUSED),
    PAUSED_AND_HELD(TaskState.PAUSED),
    CANCELLING(TaskState.CANCELLING),
    CANCELLED(TaskState.CANCELLED),
    COMPLETED(TaskState.COMPLETED),
    COMPLETED_WITH_FAILURES(TaskState.COMPLETED_WITH_FAILURES),
    FAILED(TaskState.FAILED);

    private final TaskState state;

    LifecycleState(TaskState state) {
        this.state = state;
    }

    /** As outsiders see it. */
    TaskState state() {
        return state;
    }

    boolean pausedByPerson() {
        return this == PAUSED || this == PAUSED_AND_HELD;
    }

    boolean held() {
        return this == HELD || this == PAUSED_AND_HELD;
    }
}
