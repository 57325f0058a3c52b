package io.raptor.starter.dataset;

import io.raptor.activity.model.local.ExtractiveSummariser;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a tree, without its vector.
 *
 * @param headingPath the headings that all of it stands under, the document's first
 * @param page on which a leaf begins; {@code null} for a summary, and where there are no pages
 * @param summarisedBy the model that wrote a summary, or {@code extract}; {@code null} for a leaf, for what stands one level
 *     higher as it is, and where nobody knows any more
 */
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
        int tokens,
        List<String> headingPath,
        @Nullable Integer page,
        @Nullable String summarisedBy) {

    static NodeView of(PublishedNode node) {
        return of(node, node.documentId().isEmpty() ? List.of() : List.of(node.documentId()));
    }

    /** @param documents that the node is about */
    static NodeView of(PublishedNode node, List<String> documents) {
        return new NodeView(
                node.id(),
                node.dataset(),
                node.documentId(),
                node.level(),
                node.index(),
                node.text(),
                node.title(),
                node.children(),
                documents,
                node.tokens(),
                node.headingPath(),
                node.page() == 0 ? null : node.page(),
                ExtractiveSummariser.writer(node.summarisedBy()));
    }

    /** Who wrote it, for the end of a line; empty where that is not told. */
    public String writer() {
        return Writer.words(summarisedBy);
    }
}
