/** A task without checkpoints: the same steps as ever over memory instead of the store, and all trees published at once. */
@NullMarked
package io.raptor.activity.atomic;

import org.jspecify.annotations.NullMarked;
