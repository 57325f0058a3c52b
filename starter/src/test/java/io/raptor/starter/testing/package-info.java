/** The whole program inside a test. */
@NullMarked
package io.raptor.starter.testing;

import org.jspecify.annotations.NullMarked;
