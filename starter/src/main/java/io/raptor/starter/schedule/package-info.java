/** Schedules: tasks that Temporal starts again and again, at times that people choose. */
@NullMarked
package io.raptor.starter.schedule;

import org.jspecify.annotations.NullMarked;
