package io.raptor.workflow.activity;

import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.ModelProfile;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps of a graph that need a core of ours; on the compute queue. What a phase works on is stored before its first step, so
 * that a step which is done again sees the same.
 */
@ActivityInterface(namePrefix = "Graph")
public interface GraphActivities {

    /** Divides a document's leaves into units; without a model, what each of them names is found at once. */
    Divided divide(DivideRequest request);

    /**
     * Merges what the dataset's documents contribute into a graph that is stored, for this task's eyes alone. There is
     * nothing to do for any later phase where the published graph is made of the same.
     *
     * @return what a model is asked about it; {@code null} of an older worker, for nothing
     */
    @Nullable
    Merged merge(GraphRequest request);

    /** Makes one of the names that a model takes for one thing, in the merged graph. */
    void join(GraphRequest request);

    /**
     * Makes what was answered of the round before into descriptions, and what is left of it into a round of questions.
     *
     * @return how many questions there are; none when all is described
     */
    Steps describe(DescribeRequest request);

    /** Finds the communities of the merged graph and stores them. */
    void communities(GraphRequest request);

    /** How many steps the reports on them take, and which of them a model writes. */
    Steps reports(GraphRequest request);

    /**
     * Writes the reports of some of the communities, of their passages' own sentences. Those that a model is to write
     * stand in until it has.
     */
    void report(ReportRequest request);

    /**
     * Shows the graph to readers as the next generation of the dataset's graph.
     *
     * @return whether that is so; not where documents were published or deleted since they were merged
     */
    Shown publish(GraphRequest request);

    record DivideRequest(String taskId, long build, GraphRagSettings graphrag, ModelProfile models) {}

    /**
     * @param units of the document
     * @param calls how many of them a model has to be asked about: all or none
     * @param ruled what a unit names without a good answer is found by rules; {@code null} of an older worker, which leaves
     *     it out
     */
    record Divided(int units, int calls, @Nullable Boolean ruled) {}

    /** @param models of the task; {@code null} of an older build, for a graph that no model is asked about */
    record GraphRequest(
            String taskId,
            GraphRagSettings graphrag,
            @Nullable ModelProfile models) {}

    /**
     * @param asked a model is asked about the graph
     * @param blocks questions which names are one thing
     */
    record Merged(boolean asked, int blocks) {}

    /**
     * @param round from 0
     * @param graphrag {@code null} of an older build, whose graphs are of documents that a model has read
     */
    record DescribeRequest(
            String taskId, int round, @Nullable GraphRagSettings graphrag) {}

    /**
     * @param steps of the phase
     * @param calls reports that a model writes, by level, the lowest first; {@code null} of an older worker, for none
     */
    record Steps(int steps, @Nullable List<Integer> calls) {}

    /**
     * @param step from 0
     * @param models of the task; {@code null} of an older build, for reports without a model
     */
    record ReportRequest(
            String taskId,
            GraphRagSettings graphrag,
            int step,
            @Nullable ModelProfile models) {}

    record Shown(boolean shown) {}
}
