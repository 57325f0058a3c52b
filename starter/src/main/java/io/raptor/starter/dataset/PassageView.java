package io.raptor.starter.dataset;

/**
 * A passage that something of a graph is known from.
 *
 * @param nodeId of its node, which {@code show} takes
 * @param index among the passages of its document, from 0
 */
public record PassageView(String nodeId, String docId, int index, String text) {}
