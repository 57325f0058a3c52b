/** The same over HTTP, for another process on this machine. */
@NullMarked
package io.raptor.starter.http;

import org.jspecify.annotations.NullMarked;
