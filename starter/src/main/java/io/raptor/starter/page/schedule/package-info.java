/** The pages about schedules: when tasks are started again, what became of the last starts, and their ends. */
@NullMarked
package io.raptor.starter.page.schedule;

import org.jspecify.annotations.NullMarked;
