/** Models behind an endpoint. */
@NullMarked
package io.raptor.activity.model.endpoint;

import org.jspecify.annotations.NullMarked;
