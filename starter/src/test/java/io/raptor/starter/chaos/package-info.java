/** A task while everything around it breaks, in an order that a seed decides; and what must hold afterwards. */
@NullMarked
package io.raptor.starter.chaos;

import org.jspecify.annotations.NullMarked;
