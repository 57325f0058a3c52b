/** The Temporal service that tasks run on: in this process, beside it, or elsewhere. */
@NullMarked
package io.raptor.starter.temporal;

import org.jspecify.annotations.NullMarked;
