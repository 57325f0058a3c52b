/** What becomes of a task when something fails, row by row of the table in {@code docs/operate.md}. */
@NullMarked
package io.raptor.starter.failure;

import org.jspecify.annotations.NullMarked;
