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

    /** Asks which names of a block are one thing, and stores it; a cached call where that is known. */
    Usage resolve(QuestionRequest request);

    /** Makes one text of a group of those that describe a thing, and stores it; a cached call where that is there. */
    Usage describe(QuestionRequest request);

    /**
     * @param round of questions of the kind, from 0
     * @param step which of the round's
     * @param maxConcurrentCalls calls of this task in flight at once
     * @param models of the task
     */
    record QuestionRequest(String taskId, int round, int step, int maxConcurrentCalls, ModelProfile models) {}

    /** Reports on a community in place of the report that stands in, and stores it; a cached call where it has done so. */
    Usage report(CommunityRequest request);

    /**
     * @param level of the community
     * @param step which of the level's
     * @param maxConcurrentCalls calls of this task in flight at once
     * @param models of the task
     */
    record CommunityRequest(
            String taskId,
            GraphRagSettings graphrag,
            int level,
            int step,
            int maxConcurrentCalls,
            ModelProfile models) {}

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
