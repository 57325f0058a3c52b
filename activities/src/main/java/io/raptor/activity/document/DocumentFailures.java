package io.raptor.activity.document;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.NotHereException;
import io.raptor.workflow.model.FailureType;

/**
 * The reasons why a document gives no leaves. None has a cause: a parser's message may quote the document, and causes enter
 * Temporal's history.
 */
final class DocumentFailures {

    private DocumentFailures() {}

    static IndexingException bomb() {
        return unreadable("unpacks to far more than it holds (a zip bomb?): save it again if it is yours");
    }

    static IndexingException unreadable(String why) {
        return new IndexingException(FailureType.DOCUMENT_UNREADABLE, "The document " + why);
    }

    /** Another machine may have the file. */
    static IndexingException notHere(String why) {
        return new NotHereException(FailureType.DOCUMENT_UNREADABLE, "The document " + why);
    }

    static IndexingException unsuitable(String why) {
        return new IndexingException(FailureType.UNSUITABLE_DOCUMENT, "The document " + why);
    }
}
