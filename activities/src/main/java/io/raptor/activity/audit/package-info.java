/** The audit of a store: flaws that earlier versions should not have published. */
@NullMarked
package io.raptor.activity.audit;

import org.jspecify.annotations.NullMarked;
