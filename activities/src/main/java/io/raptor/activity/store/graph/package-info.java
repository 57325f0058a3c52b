/** Graphs in the store: what documents contribute, graphs that are being made, graphs that readers see. */
@NullMarked
package io.raptor.activity.store.graph;

import org.jspecify.annotations.NullMarked;
