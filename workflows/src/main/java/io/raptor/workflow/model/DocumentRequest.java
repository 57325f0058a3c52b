package io.raptor.workflow.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One document to index.
 *
 * @param taskType whose story the document is worked on in
 * @param document its number in the store
 * @param paused the task was paused when this workflow was started
 * @param epoch the task's go-ahead, see {@link HoldReport}
 * @param width activities of this document in flight
 * @param carried set by the workflow itself when it continues as new
 * @param graphrag how a graph is made; {@code null} for a tree
 * @param reading set by the workflow itself when it continues as new amid the units of a graph
 * @param last no more documents are to begin after it than are in flight together
 */
public record DocumentRequest(
        String taskId,
        TaskType taskType,
        long document,
        RaptorSettings raptor,
        Limits limits,
        ModelProfile models,
        boolean paused,
        long epoch,
        int width,
        @Nullable LevelState carried,
        @Nullable GraphRagSettings graphrag,
        @Nullable UnitState reading,
        boolean last) {

    public DocumentRequest {
        // Not named by the build before.
        taskType = taskType == null ? TaskType.RAPTOR : taskType;
    }

    public DocumentRequest carrying(LevelState state, boolean pausedNow, long epochNow) {
        return new DocumentRequest(
                taskId, taskType, document, raptor, limits, models, pausedNow, epochNow, width, state, graphrag, null,
                last);
    }

    /** The next run of this document's workflow reads on from that unit. */
    public DocumentRequest reading(UnitState state, boolean pausedNow, long epochNow) {
        return new DocumentRequest(
                taskId, taskType, document, raptor, limits, models, pausedNow, epochNow, width, null, graphrag, state,
                last);
    }

    /** The attempt that this run goes on with; 1 where it begins. */
    public int attempt() {
        return carried != null ? carried.attempt() : reading != null ? reading.attempt() : 1;
    }

    /**
     * The progress of a document of a graph whose units a model reads.
     *
     * @param build what is being built
     * @param units of the document
     * @param next the unit to go on with
     * @param gaps units without a good answer so far
     * @param firstGap why the first of the gaps is one; {@code null} where there is none
     */
    public record UnitState(
            long build,
            int units,
            int next,
            int gaps,
            int attempt,
            Usage usage,
            @Nullable FirstGap firstGap) {}

    /**
     * The progress of a document's tree: a level whose nodes are all there, and what of its vectors or of the level
     * above is done already when a run ends in the midst of those.
     *
     * @param build what is being built, see {@link LoadResult}
     * @param level 0 for the leaves
     * @param nodes nodes of this level
     * @param tokens tokens of this level's texts together
     * @param gaps clusters that failed on all levels so far
     * @param made summaries on all levels so far
     * @param firstGap why the first of the gaps is one; {@code null} where there is none
     * @param embedding vectors of this level are missing still; {@code null} when none is
     * @param summarising what there is of the level above; {@code null} when that is not begun
     */
    public record LevelState(
            long build,
            int level,
            int nodes,
            long tokens,
            int gaps,
            int made,
            int attempt,
            Usage usage,
            @Nullable FirstGap firstGap,
            @Nullable Embedding embedding,
            @Nullable Summarising summarising) {}

    /** @param activity the type of the activity that failed */
    public record FirstGap(FailureType type, String message, String activity) {}

    /**
     * Vectors of a level, batch by batch.
     *
     * @param next the batch to go on with
     * @param nodes nodes of the level, gaps included
     */
    public record Embedding(int next, int nodes) {}

    /**
     * The level above, cluster by cluster.
     *
     * @param root it is one summary of all the level below
     * @param lone clusters of a single member, as far as they are named and lie ahead
     * @param next the cluster to go on with
     * @param tokens of the summaries so far
     * @param gapsBelow clusters that failed on the levels below
     * @param withVectors summaries have come with their vectors
     * @param withoutVectors summaries have come without
     */
    public record Summarising(
            boolean root,
            int clusters,
            List<Integer> lone,
            int next,
            long tokens,
            int gapsBelow,
            boolean withVectors,
            boolean withoutVectors) {

        public Summarising {
            lone = List.copyOf(lone);
        }
    }
}
