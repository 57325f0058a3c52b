/** The store on a SQL database: H2 by default, PostgreSQL by URL. */
@NullMarked
package io.raptor.activity.store;

import org.jspecify.annotations.NullMarked;
