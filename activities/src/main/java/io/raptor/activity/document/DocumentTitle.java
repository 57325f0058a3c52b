package io.raptor.activity.document;

/** The title of a document whose text has none: its file's name without folder and ending. */
public final class DocumentTitle {

    private DocumentTitle() {}

    /** @param documentId a path, {@code /}-separated */
    public static String of(String documentId) {
        String name = documentId.substring(documentId.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).replace('_', ' ').strip();
    }
}
