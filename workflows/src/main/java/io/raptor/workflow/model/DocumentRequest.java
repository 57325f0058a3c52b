package io.raptor.workflow.model;

import org.jspecify.annotations.Nullable;

/**
 * One document to index.
 *
 * @param document its number in the store
 * @param paused the task was paused when this workflow was started
 * @param epoch the task's go-ahead, see {@link HoldReport}
 * @param width activities of this document in flight; {@code null} in requests of older builds
 * @param carried set by the workflow itself when it continues as new between levels
 */
public record DocumentRequest(
        String taskId,
        long document,
        RaptorSettings raptor,
        Limits limits,
        ModelProfile models,
        boolean paused,
        long epoch,
        @Nullable Integer width,
        @Nullable LevelState carried) {

    public DocumentRequest carrying(LevelState state, boolean pausedNow, long epochNow) {
        return new DocumentRequest(taskId, document, raptor, limits, models, pausedNow, epochNow, width, state);
    }

    /**
     * A level that is complete: all its nodes are there and embedded.
     *
     * @param build what is being built, see {@link LoadResult}
     * @param level 0 for the leaves
     * @param nodes nodes of this level
     * @param tokens tokens of this level's texts together
     * @param gaps clusters that failed on all levels so far
     * @param made summaries on all levels so far
     */
    public record LevelState(
            long build, int level, int nodes, long tokens, int gaps, int made, int attempt, Usage usage) {}
}
