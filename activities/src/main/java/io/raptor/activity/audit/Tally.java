package io.raptor.activity.audit;

import java.util.ArrayList;
import java.util.List;

/** Counts documents that come in their order, a document's nodes one after the other. */
final class Tally {

    static final int NAMED = 3;

    private final List<String> first = new ArrayList<>();
    private String last = "";
    private long documents;

    void add(String documentId) {
        if (documents == 0 || !documentId.equals(last)) {
            documents++;
            last = documentId;
            if (first.size() < NAMED) {
                first.add(documentId);
            }
        }
    }

    Affected of(Flaw flaw) {
        return new Affected(flaw, documents, first);
    }
}
