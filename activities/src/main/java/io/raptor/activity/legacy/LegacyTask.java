package io.raptor.activity.legacy;

import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;

/** What a task without checkpoints is asked for. */
public record LegacyTask(String taskId, RaptorSettings raptor, Limits limits) {}
