/** Operations on tasks and datasets, whoever holds them. */
@NullMarked
package io.raptor.starter.task;

import org.jspecify.annotations.NullMarked;
