/** Who may come in over HTTP, from where, and with what. */
@NullMarked
package io.raptor.starter.guard;

import org.jspecify.annotations.NullMarked;
