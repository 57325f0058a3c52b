/** The ports of the domain to the outside: a store and models; and the error types that say what to do next. */
@NullMarked
package io.raptor.activity.port;

import org.jspecify.annotations.NullMarked;
