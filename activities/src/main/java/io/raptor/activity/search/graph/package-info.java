/** Searching by the graph of a dataset: its signal in the usual ranking, and the modes that begin at its names or its reports. */
@NullMarked
package io.raptor.activity.search.graph;

import org.jspecify.annotations.NullMarked;
