/**
 * Measures what the product does, beside the original, with files that both read. The benchmarks are one package, although large, because
 * each is a class that is started by its name, and they share what they read and how they judge.
 */
@NullMarked
package io.raptor.benchmark;

import org.jspecify.annotations.NullMarked;
