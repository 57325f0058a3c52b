package io.raptor.workflow.model;

import org.jspecify.annotations.Nullable;

/**
 * The models that a task is asked to use.
 *
 * @param profile {@code null} for those of the task's earlier runs, or of the worker that registers its documents
 * @param changed the task, and its dataset, may go on with other models than before; otherwise such a run is refused
 */
public record ModelChoice(@Nullable ModelProfile profile, boolean changed) {}
