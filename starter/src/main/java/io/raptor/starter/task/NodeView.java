package io.raptor.starter.task;

import io.raptor.activity.port.Library.PublishedNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node as every surface shows it: the line of an export. {@code vector} and {@code score} where they are asked for. */
public record NodeView(
        String id,
        String dataset,
        String docId,
        int level,
        int index,
        String text,
        String title,
        float @Nullable [] vector,
        List<String> children,
        List<String> sourceDocIds,
        int tokens,
        @Nullable Double score) {

    static NodeView of(PublishedNode node, boolean withVector, @Nullable Double score) {
        return new NodeView(
                node.id(),
                node.dataset(),
                node.documentId(),
                node.level(),
                node.index(),
                node.text(),
                node.title(),
                withVector ? node.vector() : null,
                node.children(),
                List.of(node.documentId()),
                node.tokens(),
                score);
    }
}
