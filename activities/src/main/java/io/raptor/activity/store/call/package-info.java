/** Calls of models in tables: the ledger, rates, and the permits of workers. */
@NullMarked
package io.raptor.activity.store.call;

import org.jspecify.annotations.NullMarked;
