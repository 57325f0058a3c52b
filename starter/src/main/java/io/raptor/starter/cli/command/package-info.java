/**
 * The commands, one class each, and the options that several of them take. They are one package, although large, because
 * a command is looked for beside the others, and what they share is nobody else's.
 */
@NullMarked
package io.raptor.starter.cli.command;

import org.jspecify.annotations.NullMarked;
