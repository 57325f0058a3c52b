/** Calls of models: cached, counted, priced, and held to the limits of their tasks. */
@NullMarked
package io.raptor.activity.call;

import org.jspecify.annotations.NullMarked;
