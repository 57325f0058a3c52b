/** Which passages a question leads to, by walking the graph from the things that it names. */
@NullMarked
package io.raptor.activity.graph.rank;

import org.jspecify.annotations.NullMarked;
