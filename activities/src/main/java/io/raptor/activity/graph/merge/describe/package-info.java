/** One description of a thing from all that units say of it. */
@NullMarked
package io.raptor.activity.graph.merge.describe;

import org.jspecify.annotations.NullMarked;
