package io.raptor.activity.search.graph;

import io.raptor.activity.graph.LeafRef;
import io.raptor.activity.graph.rank.GraphRanker;
import io.raptor.activity.port.NodeHit;
import java.util.Map;

/**
 * A published graph, as far as searches keep it.
 *
 * @param places the nodes of the leaves, those of documents that changed since left out
 */
record HeldGraph(long number, GraphRanker ranker, Map<LeafRef, NodeHit> places) {}
