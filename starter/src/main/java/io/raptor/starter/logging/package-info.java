/** Which ids log lines carry. */
@NullMarked
package io.raptor.starter.logging;

import org.jspecify.annotations.NullMarked;
