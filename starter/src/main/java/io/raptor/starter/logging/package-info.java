/** The ids of log lines, and the escaping of names that strangers chose. */
@NullMarked
package io.raptor.starter.logging;

import org.jspecify.annotations.NullMarked;
