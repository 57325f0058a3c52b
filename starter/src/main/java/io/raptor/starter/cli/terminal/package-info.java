/** The output of commands: progress, a task's end, exit codes. */
@NullMarked
package io.raptor.starter.cli.terminal;

import org.jspecify.annotations.NullMarked;
