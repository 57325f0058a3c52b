package io.raptor.workflow;

/** Names of workflows, readable in Temporal's own tools. */
public final class WorkflowIds {

    /** Longest document id that is used as it is; a longer one is cut and distinguished by a hash. */
    static final int MAX_DOCUMENT_ID = 200;

    private static final int HASH_CHARACTERS = 16;

    private WorkflowIds() {}

    /** {@code <task id>/<document id>}. */
    public static String document(String taskId, String documentId) {
        return taskId + "/" + shortened(documentId);
    }

    /** The id itself up to 200 characters; its beginning and a hash of all of it above. */
    public static String shortened(String documentId) {
        if (documentId.length() <= MAX_DOCUMENT_ID) {
            return documentId;
        }
        int head = MAX_DOCUMENT_ID - HASH_CHARACTERS - 1;
        // Half of a pair would reach the server as another character.
        int whole = Character.isHighSurrogate(documentId.charAt(head - 1)) ? head - 1 : head;
        return documentId.substring(0, whole) + "~" + Sha256.of(documentId).substring(0, HASH_CHARACTERS);
    }
}
