/** Text as it is shown and sent: what comes from files and models steers nobody's terminal. */
@NullMarked
package io.raptor.starter.text;

import org.jspecify.annotations.NullMarked;
