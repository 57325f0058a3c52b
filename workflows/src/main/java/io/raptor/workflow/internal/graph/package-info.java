/** The story of a GraphRAG task: what each document names, then one graph of all of them. */
@NullMarked
package io.raptor.workflow.internal.graph;

import org.jspecify.annotations.NullMarked;
