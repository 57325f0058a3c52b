/** What stands in a store that earlier versions should not have published. */
@NullMarked
package io.raptor.activity.audit;

import org.jspecify.annotations.NullMarked;
