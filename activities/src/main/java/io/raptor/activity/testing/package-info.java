/** The checks of a test over the store when it ends. */
@NullMarked
package io.raptor.activity.testing;

import org.jspecify.annotations.NullMarked;
