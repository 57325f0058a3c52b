package io.raptor.activity.search;

/**
 * A leaf's place in its document.
 *
 * @param index among the document's leaves, from 0
 * @param start offset in the extracted text, in characters
 * @param end offset behind it
 */
public record Passage(String nodeId, int index, int start, int end) {}
