/** Uploaded files in the database. */
@NullMarked
package io.raptor.activity.store.upload;

import org.jspecify.annotations.NullMarked;
