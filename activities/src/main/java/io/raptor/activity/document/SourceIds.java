package io.raptor.activity.document;

import io.raptor.activity.port.Catalogue.FoundDocument;
import java.util.HashSet;
import java.util.Set;

/** Sees to it that no two sources of a task give the same document id. */
final class SourceIds {

    private static final String TAKEN =
            "another source has a document of the same id: index their common folder, or use another dataset";

    private final boolean several;
    private final Set<String> taken = new HashSet<>();

    /** @param several there is more than one source; names inside one differ by themselves */
    SourceIds(boolean several) {
        this.several = several;
    }

    FoundDocument unique(FoundDocument found) {
        if (!several || taken.add(found.documentId())) {
            return found;
        }
        return new FoundDocument(found.path(), found.path(), found.bytes(), "", TAKEN, "");
    }
}
