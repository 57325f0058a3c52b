package io.raptor.workflow.activity;

import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.ModelProfile;
import io.temporal.activity.ActivityInterface;

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
     */
    void merge(GraphRequest request);

    /** Finds the communities of the merged graph and stores them. */
    void communities(GraphRequest request);

    /** How many steps the reports on them take. */
    Steps reports(GraphRequest request);

    /** Writes the reports of some of the communities, of their passages' own sentences. */
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
     */
    record Divided(int units, int calls) {}

    record GraphRequest(String taskId, GraphRagSettings graphrag) {}

    /** @param steps of the phase */
    record Steps(int steps) {}

    /** @param step from 0 */
    record ReportRequest(String taskId, GraphRagSettings graphrag, int step) {}

    record Shown(boolean shown) {}
}
