/** Which names of a graph may be one thing, in blocks that a chat model is asked about, and what its answers join. */
@NullMarked
package io.raptor.activity.graph.merge.resolve;

import org.jspecify.annotations.NullMarked;
