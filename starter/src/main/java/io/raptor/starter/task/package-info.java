/** Operations on tasks, whoever runs them. */
@NullMarked
package io.raptor.starter.task;

import org.jspecify.annotations.NullMarked;
