package io.raptor.activity.atomic;

import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;

/** What a task without checkpoints is asked for. */
public record AtomicTask(String taskId, RaptorSettings raptor, Limits limits) {}
