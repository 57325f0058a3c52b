/** Thin activity implementations: unpack the request, call one domain class, let errors be translated once. */
@NullMarked
package io.raptor.activity;

import org.jspecify.annotations.NullMarked;
