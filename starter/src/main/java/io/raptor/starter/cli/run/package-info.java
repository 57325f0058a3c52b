/** The parts that commands share: the way to tasks, and this process while it runs them. */
@NullMarked
package io.raptor.starter.cli.run;

import org.jspecify.annotations.NullMarked;
