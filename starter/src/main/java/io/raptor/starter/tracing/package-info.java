/** Traces by OpenTelemetry: a task, its documents, their steps, the calls of models. */
@NullMarked
package io.raptor.starter.tracing;

import org.jspecify.annotations.NullMarked;
