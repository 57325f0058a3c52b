/** Tasks and their documents in tables. */
@NullMarked
package io.raptor.activity.store.task;

import org.jspecify.annotations.NullMarked;
