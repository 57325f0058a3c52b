package io.raptor.workflow.activity;

import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.Usage;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Steps of one document that need a core of ours; on the compute queue. Each does only what is missing. */
@ActivityInterface(namePrefix = "Document")
public interface DocumentActivities {

    /** Parses the document and stores its leaves under the build that its content, settings and models name. */
    LoadResult load(LoadRequest request);

    /** Groups the nodes of a level and stores the assignment; lone nodes are passed up at once. */
    ClusterResult cluster(ClusterRequest request);

    /**
     * @param models of the task
     * @param graphrag how a graph is made of the leaves; {@code null} for a tree
     */
    record LoadRequest(
            String taskId,
            long document,
            RaptorSettings raptor,
            ModelProfile models,
            @Nullable GraphRagSettings graphrag) {

        /** To build a tree. */
        public LoadRequest(String taskId, long document, RaptorSettings raptor, ModelProfile models) {
            this(taskId, document, raptor, models, null);
        }
    }

    /**
     * @param build number of the stored build; the same for the same content, settings and models
     * @param leaves leaves of the document, in its order
     * @param tokens their tokens together
     * @param embedded what giving them their vectors took, done at once because it was little work; {@code null} when it
     *     is still to be done
     */
    record LoadResult(
            long build, int leaves, long tokens, @Nullable Usage embedded) {}

    /** @param level the level whose nodes are grouped; its clusters become the nodes of {@code level + 1} */
    record ClusterRequest(String taskId, long build, int level, RaptorSettings raptor) {}

    /**
     * @param clusters 0 when grouping would not shrink the level
     * @param lone clusters of a single member, whose nodes are stored already; at most {@link #MAX_LONE} are named, the
     *     others are found done when they are asked for
     * @param loneTokens tokens of the named ones' texts together
     */
    record ClusterResult(int clusters, List<Integer> lone, long loneTokens) {

        /** Keeps the payload small. */
        public static final int MAX_LONE = 300;

        public ClusterResult {
            lone = List.copyOf(lone);
        }
    }
}
