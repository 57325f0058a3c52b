package io.raptor.activity.document;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.NotHereException;
import io.raptor.workflow.model.FailureType;

/**
 * The reasons why a document gives no leaves. None has a cause: a parser's message may quote the document, and causes enter
 * Temporal's history.
 */
public final class DocumentFailures {

    private DocumentFailures() {}

    /** It has a password. */
    public static IndexingException encrypted() {
        return unreadable("is encrypted: remove the password and run again");
    }

    /** Its format is broken. */
    public static IndexingException damaged() {
        return unreadable("cannot be parsed: it is damaged or cut off; open and save it in its own program");
    }

    /** A small file with a huge content. */
    public static IndexingException bomb() {
        return unreadable("unpacks to far more than it holds (a zip bomb?): save it again if it is yours");
    }

    /** What the file holds cannot be read. */
    public static IndexingException unreadable(String why) {
        return new IndexingException(FailureType.DOCUMENT_UNREADABLE, "The document " + why);
    }

    /** Another machine may have the file. */
    public static IndexingException notHere(String why) {
        return new NotHereException(FailureType.DOCUMENT_UNREADABLE, "The document " + why);
    }

    /** The file holds nothing to be indexed. */
    public static IndexingException unsuitable(String why) {
        return new IndexingException(FailureType.UNSUITABLE_DOCUMENT, "The document " + why);
    }
}
