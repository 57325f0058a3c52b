package io.raptor.activity.search;

/** Another place where a hit's text, or nearly the same, stands. */
public record Source(String docId, String nodeId, int start, int end) {}
