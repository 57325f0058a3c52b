package io.raptor.activity.worker;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ids of the work in a log line, by key: task, document, workflow, run. */
public final class MdcIds {

    public static final String TASK = "task";
    public static final String DOCUMENT = "document";
    public static final String WORKFLOW = "workflow";
    public static final String RUN = "run";

    private static final String DOCUMENT_WORKFLOW = "DocumentWorkflow";

    private MdcIds() {}

    /**
     * The ids of work in a workflow; {@link #DOCUMENT} only where it is one document's. A document's id is as in the
     * workflow's, where long ones are cut.
     *
     * @param type of the workflow
     */
    public static Map<String, String> of(@Nullable String type, @Nullable String workflowId, @Nullable String runId) {
        Map<String, String> ids = new LinkedHashMap<>();
        if (workflowId == null) {
            return ids;
        }
        int slash = isDocument(type) ? workflowId.indexOf('/') : -1;
        ids.put(TASK, slash < 0 ? workflowId : workflowId.substring(0, slash));
        if (slash >= 0) {
            ids.put(DOCUMENT, workflowId.substring(slash + 1));
        }
        ids.put(WORKFLOW, workflowId);
        if (runId != null) {
            ids.put(RUN, runId);
        }
        return ids;
    }

    /** A workflow of this type is one document's. */
    static boolean isDocument(@Nullable String workflowType) {
        return DOCUMENT_WORKFLOW.equals(workflowType);
    }
}
