package io.raptor.starter.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * A task with all there is to say about it.
 *
 * @param status its fields stand beside the configuration, under the names they have everywhere
 * @param configuration by what it was started, with the defaults of what was left out
 */
record TaskView(@JsonUnwrapped TaskStatus status, @Nullable TaskRequest configuration) {}
