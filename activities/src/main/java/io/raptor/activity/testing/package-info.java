/** What a test over the store checks when it ends. */
@NullMarked
package io.raptor.activity.testing;

import org.jspecify.annotations.NullMarked;
