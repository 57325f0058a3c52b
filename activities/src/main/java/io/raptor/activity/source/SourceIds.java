package io.raptor.activity.source;

import io.raptor.activity.port.Catalogue.FoundDocument;
import io.raptor.workflow.WorkflowIds;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Sees to it that no two sources of a task give the same document id, and that every id can be kept. */
final class SourceIds {

    private static final String TAKEN =
            "another source has a document of the same id: index their common folder, or use another dataset";

    /** In UTF-8. PostgreSQL's indexes take no more than 2,704 bytes, with the dataset's name among them. */
    private static final int MOST_BYTES = 2048;

    private static final String TOO_LONG =
            "its path is longer than 2,048 bytes: name a folder further down as a source of another task";

    private final boolean several;
    private final Set<String> taken = new HashSet<>();

    /** @param several there is more than one source; names inside one differ by themselves */
    SourceIds(boolean several) {
        this.several = several;
    }

    FoundDocument unique(FoundDocument found) {
        if (!several || taken.add(found.documentId())) {
            return bounded(found);
        }
        return bounded(skipped(found, found.path(), TAKEN));
    }

    private static FoundDocument bounded(FoundDocument found) {
        String id = found.documentId();
        if (id.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
            return found;
        }
        String reason = found.skipReason() == null ? TOO_LONG : found.skipReason();
        return skipped(found, WorkflowIds.shortened(id), reason);
    }

    private static FoundDocument skipped(FoundDocument found, String id, String reason) {
        return new FoundDocument(id, found.path(), found.bytes(), "", reason, "");
    }
}
