/** The metrics and health checks for monitoring: meters, and whether the process is fit for work. */
@NullMarked
package io.raptor.starter.metrics;

import org.jspecify.annotations.NullMarked;
