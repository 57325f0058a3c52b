/** The command line: what people type, and what they read. */
@NullMarked
package io.raptor.starter.cli;

import org.jspecify.annotations.NullMarked;
