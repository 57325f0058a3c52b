/** What lets a process into Temporal and is read again when its files change. */
@NullMarked
package io.raptor.starter.temporal.renewed;

import org.jspecify.annotations.NullMarked;
