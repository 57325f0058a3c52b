/**
 * A task while everything around it breaks, in an order that a seed decides; and what must hold afterwards. One package,
 * though a large one: what breaks, what it breaks in and the bill of it are of use only to one another.
 */
@NullMarked
package io.raptor.starter.chaos;

import org.jspecify.annotations.NullMarked;
