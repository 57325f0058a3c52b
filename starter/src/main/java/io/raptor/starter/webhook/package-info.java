/** Telling somebody elsewhere what became of tasks. */
@NullMarked
package io.raptor.starter.webhook;

import org.jspecify.annotations.NullMarked;
