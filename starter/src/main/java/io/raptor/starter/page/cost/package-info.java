/** What tasks and datasets cost, over time. */
@NullMarked
package io.raptor.starter.page.cost;

import org.jspecify.annotations.NullMarked;
