/** What tasks cost, and what the ledger saved, over time. */
@NullMarked
package io.raptor.starter.cost;

import org.jspecify.annotations.NullMarked;
