/** Sources of a task: which files they hold, and which of these are documents. */
@NullMarked
package io.raptor.activity.source;

import org.jspecify.annotations.NullMarked;
