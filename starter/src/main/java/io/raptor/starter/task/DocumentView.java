package io.raptor.starter.task;

import io.raptor.activity.port.Catalogue.DocumentRow;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.Usage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task's document as every surface shows it; {@code number} is the cursor of its page. */
public record DocumentView(
        long number,
        String docId,
        DocumentState state,
        @Nullable String errorType,
        @Nullable String reason,
        int attempts,
        boolean retryable,
        Instant updatedAt,
        long bytes,
        int leaves,
        int nodes,
        int levels,
        Usage usage,
        List<String> leftOut,
        List<String> warnings) {

    static DocumentView of(DocumentRow row) {
        return new DocumentView(
                row.number(),
                row.documentId(),
                row.state(),
                row.errorType(),
                row.reason(),
                row.attempts(),
                row.retryable(),
                row.updatedAt(),
                row.bytes(),
                row.leaves(),
                row.nodes(),
                row.levels(),
                row.usage(),
                row.remarks().leftOut(),
                row.remarks().warnings());
    }
}
