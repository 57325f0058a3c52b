/** The commands, one class each, and the options that several of them take. */
@NullMarked
package io.raptor.starter.cli.command;

import org.jspecify.annotations.NullMarked;
