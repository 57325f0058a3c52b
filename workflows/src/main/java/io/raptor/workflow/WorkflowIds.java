package io.raptor.workflow;

/** Names of workflows, readable in Temporal's own tools. */
public final class WorkflowIds {

    /** Longest document id that is used as it is; a longer one is cut and told apart by a hash. */
    static final int MAX_DOCUMENT_ID = 200;

    private static final int HASH_CHARACTERS = 16;

    private WorkflowIds() {}

    /** {@code <task id>/<document id>}. */
    public static String document(String taskId, String documentId) {
        if (documentId.length() <= MAX_DOCUMENT_ID) {
            return taskId + "/" + documentId;
        }
        String head = documentId.substring(0, MAX_DOCUMENT_ID - HASH_CHARACTERS - 1);
        return taskId + "/" + head + "~" + Sha256.of(documentId).substring(0, HASH_CHARACTERS);
    }
}
