/** Everything put together. */
@NullMarked
package io.raptor.starter.wiring;

import org.jspecify.annotations.NullMarked;
