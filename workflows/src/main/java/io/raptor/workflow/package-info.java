/** What a task and a document go through, as any Temporal client sees it: workflow types, signals, updates, queries and task queues. */
@NullMarked
package io.raptor.workflow;

import org.jspecify.annotations.NullMarked;
