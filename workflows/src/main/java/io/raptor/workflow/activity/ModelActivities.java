package io.raptor.workflow.activity;

import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.Usage;
import io.temporal.activity.ActivityInterface;

/** Calls of a model, one an activity; what was answered is stored before the activity returns. */
@ActivityInterface(namePrefix = "Model")
public interface ModelActivities {

    /** Embeds the nodes {@code from} (inclusive) to {@code to} (exclusive) of a level, those without a vector. */
    Usage embed(EmbedRequest request);

    /** Writes the summary of one cluster as a node of the next level. */
    SummariseResult summarise(SummariseRequest request);

    /** @param maxConcurrentCalls calls of this task in the air at once, over all its documents */
    record EmbedRequest(String taskId, long build, int level, int from, int to, int maxConcurrentCalls) {}

    /**
     * @param level the level of the new node, at least 1
     * @param cluster its index there
     * @param root the cluster is the whole level below; nothing was clustered
     */
    record SummariseRequest(
            String taskId, long build, int level, int cluster, boolean root, RaptorSettings raptor, Limits limits) {}

    /** @param tokens the summary's length in tokens of the embedding model */
    record SummariseResult(int tokens, Usage usage) {}
}
