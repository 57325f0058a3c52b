package io.raptor.workflow.activity;

import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.Usage;
import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/** Calls of a model, one an activity; what was answered is stored before the activity returns. */
@ActivityInterface(namePrefix = "Model")
public interface ModelActivities {

    /** Embeds the nodes {@code from} (inclusive) to {@code to} (exclusive) of a level, those without a vector. */
    Usage embed(EmbedRequest request);

    /** Writes the summary of one cluster as a node of the next level. */
    SummariseResult summarise(SummariseRequest request);

    /** Asks the model the shortest question there is, to see whether it answers. */
    ProbeResult probe(ProbeRequest request);

    /**
     * @param maxConcurrentCalls calls of this task in flight at once, over all its documents
     * @param models of the task
     * @param ahead calls of the document that follow one after another, this one included, where it is one of the task's last;
     *     {@code null} where it is not, and the document's place among the others decides when it is called
     */
    record EmbedRequest(
            String taskId,
            long build,
            int level,
            int from,
            int to,
            int maxConcurrentCalls,
            ModelProfile models,
            @Nullable Integer ahead) {}

    /**
     * @param level the level of the new node, at least 1
     * @param cluster its index there
     * @param root the cluster is the whole level below; nothing was clustered
     * @param models of the task
     * @param ahead as {@link EmbedRequest#ahead}
     */
    record SummariseRequest(
            String taskId,
            long build,
            int level,
            int cluster,
            boolean root,
            RaptorSettings raptor,
            Limits limits,
            ModelProfile models,
            @Nullable Integer ahead) {}

    /**
     * @param tokens the summary's length in tokens of the embedding model
     * @param embedded it has its vector already
     */
    record SummariseResult(int tokens, Usage usage, boolean embedded) {}

    /** @param embedding ask the embedding model, not the chat model */
    record ProbeRequest(String taskId, boolean embedding) {}

    /**
     * @param failure the type of failure that the model still answers with; {@code null} when it is there again. Being
     *     asked to slow down is an answer.
     */
    record ProbeResult(@Nullable String failure, @Nullable String message) {}
}
