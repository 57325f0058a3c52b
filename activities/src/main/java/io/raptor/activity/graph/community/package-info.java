/** Groups of entities that are linked more to each other than to others, in levels, for all of a graph. */
@NullMarked
package io.raptor.activity.graph.community;

import org.jspecify.annotations.NullMarked;
