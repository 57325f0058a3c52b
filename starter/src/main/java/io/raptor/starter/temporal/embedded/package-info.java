/** Temporal's service inside this process, and what it takes to keep it running for long. */
@NullMarked
package io.raptor.starter.temporal.embedded;

import org.jspecify.annotations.NullMarked;
