package io.raptor.activity.atomic;

import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;

/** The request of a task without checkpoints. */
public record AtomicTask(String taskId, RaptorSettings raptor, Limits limits) {}
