package io.raptor.starter.dataset;

import io.raptor.activity.port.PublishedTrees.PublishedNode;
import java.util.List;

/** A node of a tree, without its vector. */
public record NodeView(
        String id,
        String dataset,
        String docId,
        int level,
        int index,
        String text,
        String title,
        List<String> children,
        List<String> sourceDocIds,
        int tokens) {

    static NodeView of(PublishedNode node) {
        return new NodeView(
                node.id(),
                node.dataset(),
                node.documentId(),
                node.level(),
                node.index(),
                node.text(),
                node.title(),
                node.children(),
                List.of(node.documentId()),
                node.tokens());
    }
}
