package io.raptor.activity.search;

/** A summary that stands, directly or not, on a node. */
public record Ancestor(String nodeId, int level) {}
