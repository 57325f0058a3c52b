/** Transactions and statements, and how values stand in columns. */
@NullMarked
package io.raptor.activity.store.sql;

import org.jspecify.annotations.NullMarked;
