/** The connections of a server: how long each may make it wait, and how many one address may have. */
@NullMarked
package io.raptor.starter.guard.connection;

import org.jspecify.annotations.NullMarked;
