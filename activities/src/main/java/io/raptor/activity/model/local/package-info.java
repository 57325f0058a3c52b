/** Models in this process, which need no endpoint. */
@NullMarked
package io.raptor.activity.model.local;

import org.jspecify.annotations.NullMarked;
