/** The commands about schedules, which are commands of {@code schedule}. */
@NullMarked
package io.raptor.starter.cli.command.schedule;

import org.jspecify.annotations.NullMarked;
