/** The process that owns a home, and what others on this machine ask of it. */
@NullMarked
package io.raptor.starter.owner;

import org.jspecify.annotations.NullMarked;
