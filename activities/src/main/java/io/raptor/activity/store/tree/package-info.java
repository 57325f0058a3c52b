/** Trees in tables: while they are built, and as readers see them. */
@NullMarked
package io.raptor.activity.store.tree;

import org.jspecify.annotations.NullMarked;
