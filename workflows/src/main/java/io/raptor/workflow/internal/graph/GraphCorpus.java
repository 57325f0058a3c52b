package io.raptor.workflow.internal.graph;

import io.raptor.workflow.activity.GraphActivities;
import io.raptor.workflow.activity.GraphActivities.GraphRequest;
import io.raptor.workflow.activity.GraphActivities.ReportRequest;
import io.raptor.workflow.internal.task.Corpus;
import io.raptor.workflow.internal.task.CorpusRun;
import io.raptor.workflow.internal.task.FailureCause;
import io.raptor.workflow.internal.task.Policies;
import io.raptor.workflow.internal.task.WorkFailed;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.TaskRequest;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Objects;

/** Makes one graph of what all documents contribute: merge, find communities, report on them, publish. */
final class GraphCorpus implements Corpus {

    private static final String MERGING = "merging";
    private static final String COMMUNITIES = "communities";
    private static final String REPORTING = "reporting";
    private static final String PUBLISHING = "publishing";

    private final Policies policies = Policies.ofThisWorkflow();
    private final GraphRequest graph;
    private final GraphRagSettings settings;

    GraphCorpus(String taskId, TaskRequest request) {
        this.settings = Objects.requireNonNullElseGet(request.graphrag(), GraphRagSettings::defaults);
        this.graph = new GraphRequest(taskId, settings);
    }

    @Override
    public List<String> phases() {
        return List.of(MERGING, COMMUNITIES, REPORTING, PUBLISHING);
    }

    @Override
    public void build(CorpusRun run) {
        run.phase(MERGING, () -> 1, only -> Async.procedure(compute("merge the graph")::merge, graph));
        run.phase(COMMUNITIES, () -> 1, only -> Async.procedure(compute("find communities")::communities, graph));
        run.phase(
                REPORTING,
                () -> compute("plan reports").reports(graph).steps(),
                step -> Async.procedure(
                        compute("write reports")::report, new ReportRequest(graph.taskId(), settings, step)));
        run.phase(
                PUBLISHING,
                () -> 1,
                only -> Async.function(compute("publish the graph")::publish, graph)
                        .thenApply(shown -> {
                            requireShown(shown.shown());
                            return null;
                        }));
    }

    private GraphActivities compute(String summary) {
        return Workflow.newActivityStub(GraphActivities.class, policies.compute(summary));
    }

    private static void requireShown(boolean shown) {
        if (!shown) {
            throw new WorkFailed(new FailureCause(
                    FailureType.INTERNAL,
                    "documents of the dataset changed while its graph was made; it is made anew of what there is now",
                    "GraphPublish"));
        }
    }
}
