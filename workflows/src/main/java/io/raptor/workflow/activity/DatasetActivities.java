package io.raptor.workflow.activity;

import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.RaptorSettings;
import io.temporal.activity.ActivityInterface;

/** Steps of the tree over a dataset that are not model calls; on the compute queue. Each does only what is missing. */
@ActivityInterface(namePrefix = "Dataset")
public interface DatasetActivities {

    /** Begins the tree's build over what the dataset's documents have published. Heartbeats. */
    OpenResult open(OpenRequest request);

    /** Groups the nodes of a level and stores the assignment; lone nodes are passed up at once. Heartbeats. */
    GroupResult group(GroupRequest request);

    /** Shows the tree to readers as the dataset's next generation. */
    void publish(PublishRequest request);

    /** @param models of the task */
    record OpenRequest(String taskId, String dataset, RaptorSettings raptor, ModelProfile models) {}

    /**
     * @param build number of the stored build; 0 when there is nothing to do: the published tree is of the same documents
     *     and settings, and whole
     */
    record OpenResult(long build) {}

    /** @param level the level whose nodes are grouped; its clusters become the nodes of {@code level + 1} */
    record GroupRequest(String taskId, long build, int level, RaptorSettings raptor) {}

    /**
     * @param clusters 0 when there is nothing to build above the level
     * @param root the one cluster is the whole level
     */
    record GroupResult(int clusters, boolean root) {}

    /** @param levels of summaries */
    record PublishRequest(String taskId, String dataset, long build, int levels) {}
}
