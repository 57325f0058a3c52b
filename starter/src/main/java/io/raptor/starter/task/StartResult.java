package io.raptor.starter.task;

import io.raptor.workflow.model.TaskStatus;

/**
 * A task that was asked for, and runs.
 *
 * @param begun by the asking; {@code false} when it ran already
 */
public record StartResult(TaskStatus status, boolean begun) {}
