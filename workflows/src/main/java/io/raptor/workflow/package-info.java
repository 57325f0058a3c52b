/** The interface of tasks and documents for any Temporal client: workflow types, signals, updates, queries and task queues. */
@NullMarked
package io.raptor.workflow;

import org.jspecify.annotations.NullMarked;
