/** The guard of HTTP: who may send requests, from where, and how large. */
@NullMarked
package io.raptor.starter.guard;

import org.jspecify.annotations.NullMarked;
