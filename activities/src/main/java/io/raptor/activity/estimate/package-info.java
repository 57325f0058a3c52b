/** The estimate of a task before it starts: real parsing, the real rules, stand-ins for what models give. */
@NullMarked
package io.raptor.activity.estimate;

import org.jspecify.annotations.NullMarked;
