package io.raptor.starter.dataset;

import io.raptor.activity.port.PublishedTrees.PublishedDocument;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A document's tree in a few numbers. */
public record TreeView(
        String docId,
        int leaves,
        int summaries,
        int levels,
        int gaps,
        @Nullable String title,
        Instant publishedAt) {

    static TreeView of(PublishedDocument document) {
        return new TreeView(
                document.documentId(),
                document.leaves(),
                document.summaries(),
                document.levels(),
                document.gaps(),
                document.title(),
                document.publishedAt());
    }
}
