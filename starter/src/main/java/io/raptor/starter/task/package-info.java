/**
 * Operations on tasks, whoever runs them. They are one package, although large, because the same few questions are
 * answered by Temporal or by the store.
 */
@NullMarked
package io.raptor.starter.task;

import org.jspecify.annotations.NullMarked;
