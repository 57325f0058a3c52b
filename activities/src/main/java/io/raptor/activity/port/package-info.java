/**
 * The ports of the domain to the outside: a store, its searches and models; and the error types that say what to do next.
 * Thirty types: each port is an interface, with what it speaks of beside it, so that adapters depend on this package alone.
 */
@NullMarked
package io.raptor.activity.port;

import org.jspecify.annotations.NullMarked;
