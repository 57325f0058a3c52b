package io.raptor.workflow.internal.task;

import io.raptor.workflow.activity.ModelActivities;
import io.raptor.workflow.activity.ModelActivities.EmbedRequest;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.Usage;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/**
 * The calls that give nodes their vectors, a batch each.
 *
 * @param maxConcurrentCalls of the task
 */
public record EmbedCalls(String taskId, ModelProfile models, int maxConcurrentCalls, Policies policies) {

    /** How many batches so many nodes are. */
    public int batches(int nodes) {
        return (nodes + models.embeddingBatch() - 1) / models.embeddingBatch();
    }

    /**
     * Begins one.
     *
     * @param nodes of the level, gaps included
     * @param what they are, for people: {@code embed leaves}
     * @param ahead as {@link EmbedRequest#ahead}
     */
    public Promise<Usage> start(long build, int level, int batch, int nodes, String what, @Nullable Integer ahead) {
        int from = batch * models.embeddingBatch();
        int to = Math.min(nodes, from + models.embeddingBatch());
        String summary = what + " " + (from + 1) + " to " + to + " of " + nodes;
        ModelActivities stub =
                Workflow.newActivityStub(ModelActivities.class, policies.model(models.embedding(), summary));
        return Async.function(
                stub::embed, new EmbedRequest(taskId, build, level, from, to, maxConcurrentCalls, models, ahead));
    }
}
