package io.raptor.workflow.model;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of one start by a schedule.
 *
 * @param started otherwise it was skipped: the task ran already
 * @param reason of a start that was skipped
 */
public record ScheduledStart(
        String taskId, boolean started, @Nullable String reason) {}
