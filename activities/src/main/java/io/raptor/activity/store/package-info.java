/** The store in a database: how it is opened, brought up to date, and kept small. */
@NullMarked
package io.raptor.activity.store;

import org.jspecify.annotations.NullMarked;
