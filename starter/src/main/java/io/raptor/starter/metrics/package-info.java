/** What can be measured and watched from outside: meters, and whether the process is fit for work. */
@NullMarked
package io.raptor.starter.metrics;

import org.jspecify.annotations.NullMarked;
