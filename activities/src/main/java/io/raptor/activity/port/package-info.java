/**
 * The ports of the domain to the outside: a store, its searches and models; and the error types that say what to do next. They
 * are one package, although large, because adapters depend on it alone: each port is an interface with what it speaks of.
 */
@NullMarked
package io.raptor.activity.port;

import org.jspecify.annotations.NullMarked;
