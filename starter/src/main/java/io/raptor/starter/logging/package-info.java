/** Which ids log lines carry, and how they show what strangers named. */
@NullMarked
package io.raptor.starter.logging;

import org.jspecify.annotations.NullMarked;
