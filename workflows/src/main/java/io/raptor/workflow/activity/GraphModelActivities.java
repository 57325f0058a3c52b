package io.raptor.workflow.activity;

import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.Usage;
import io.temporal.activity.ActivityInterface;

/** Questions of graphs to a chat model; what was answered is stored before the activity returns. */
@ActivityInterface(namePrefix = "GraphModel")
public interface GraphModelActivities {

    /** Finds what one unit of a document names, and stores it; a cached call where that is known. */
    Usage extract(ExtractRequest request);

    /**
     * @param unit its number in the document, from 0
     * @param maxConcurrentCalls calls of this task in flight at once, over all its documents
     * @param models of the task
     */
    record ExtractRequest(
            String taskId,
            long build,
            int unit,
            GraphRagSettings graphrag,
            int maxConcurrentCalls,
            ModelProfile models) {}
}
