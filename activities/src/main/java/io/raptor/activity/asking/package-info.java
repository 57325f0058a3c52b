/** Questions of graphs to a chat model, each paid for once, and what is done with answers that do not fit. */
@NullMarked
package io.raptor.activity.asking;

import org.jspecify.annotations.NullMarked;
