/** What becomes of a task when something fails, row by row of {@code docs/failures.md}. */
@NullMarked
package io.raptor.starter.failure;

import org.jspecify.annotations.NullMarked;
