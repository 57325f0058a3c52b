/** Measures what the product does, beside the original, with files that both read. */
@NullMarked
package io.raptor.benchmark;

import org.jspecify.annotations.NullMarked;
