package io.raptor.activity.port;

/**
 * A node that a search found.
 *
 * @param document its document's number; 0 for a node of the dataset's own tree
 * @param score cosine of query and node, -1 to 1
 */
public record NodeHit(String nodeId, long document, int level, int index, int tokens, float score) {}
