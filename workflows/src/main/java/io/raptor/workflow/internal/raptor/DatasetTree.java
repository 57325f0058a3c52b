package io.raptor.workflow.internal.raptor;

import io.raptor.workflow.activity.DatasetActivities;
import io.raptor.workflow.activity.DatasetActivities.GroupRequest;
import io.raptor.workflow.activity.DatasetActivities.GroupResult;
import io.raptor.workflow.activity.DatasetActivities.OpenRequest;
import io.raptor.workflow.activity.ModelActivities;
import io.raptor.workflow.activity.ModelActivities.SummariseRequest;
import io.raptor.workflow.activity.PublishActivities;
import io.raptor.workflow.activity.PublishActivities.GapRequest;
import io.raptor.workflow.internal.task.Corpus;
import io.raptor.workflow.internal.task.CorpusRun;
import io.raptor.workflow.internal.task.EmbedCalls;
import io.raptor.workflow.internal.task.FailureCause;
import io.raptor.workflow.internal.task.Policies;
import io.raptor.workflow.model.TaskRequest;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the tree over a dataset: open, (group, summarise, embed)*, publish. What a step needs of the steps before it is
 * in the store; the work itself carries a few numbers.
 */
final class DatasetTree implements Corpus {

    private static final String SHOWN = "corpus";
    private static final String OPEN = "open";
    private static final String PUBLISH = "publish";

    /** The number of the build; 0 when the published tree is up to date. */
    private static final String BUILD = "build";

    /** Clusters of the level that is summarised. */
    private static final String CLUSTERS = "clusters";

    /** 1 when that level is one root over all. */
    private static final String ROOT = "root";

    /** 1 when a summary of that level did not bring its vector. */
    private static final String BARE = "bare";

    /** Levels of summaries. */
    private static final String LEVELS = "levels";

    private final TaskRequest request;
    private final String taskId = Workflow.getInfo().getWorkflowId();
    private final Policies policies = Policies.ofThisWorkflow();

    DatasetTree(TaskRequest request) {
        this.request = request;
    }

    @Override
    public List<String> phases() {
        List<String> phases = new ArrayList<>(List.of(OPEN));
        for (int level = 1; level <= request.raptor().maxLevels(); level++) {
            phases.add(summaries(level));
            phases.add(vectors(level));
        }
        phases.add(PUBLISH);
        return phases;
    }

    private static String summaries(int level) {
        return "summaries " + level;
    }

    private static String vectors(int level) {
        return "vectors " + level;
    }

    @Override
    public String shown(String phase) {
        return SHOWN;
    }

    @Override
    public void build(CorpusRun run) {
        run.phase(OPEN, () -> open(run), nothing -> null);
        for (int number = 1; number <= request.raptor().maxLevels(); number++) {
            int level = number;
            run.phase(
                    summaries(level),
                    () -> group(run, level),
                    cluster -> summarise(run, level, cluster),
                    (cluster, why) -> gap(run, level, cluster, why));
            run.phase(vectors(level), () -> batches(run), batch -> embed(run, level, batch));
        }
        run.phase(PUBLISH, () -> run.kept(BUILD) == 0 ? 0 : 1, only -> publish(run));
    }

    private int open(CorpusRun run) {
        run.keep(
                BUILD,
                compute("open the dataset's tree")
                        .open(new OpenRequest(taskId, request.dataset(), request.raptor(), run.models()))
                        .build());
        return 0;
    }

    /** @return the clusters of the level below; none above the top */
    private int group(CorpusRun run, int level) {
        run.keep(BARE, 0);
        run.keep(CLUSTERS, 0);
        if (run.kept(BUILD) == 0 || run.kept(LEVELS) < level - 1) {
            return 0;
        }
        GroupResult grouped = compute("group level " + (level - 1) + " of the dataset")
                .group(new GroupRequest(taskId, run.kept(BUILD), level - 1, request.raptor()));
        if (grouped.clusters() > 0) {
            run.keep(LEVELS, level);
            run.keep(CLUSTERS, grouped.clusters());
            run.keep(ROOT, grouped.root() ? 1 : 0);
        }
        return grouped.clusters();
    }

    private Promise<Void> summarise(CorpusRun run, int level, int cluster) {
        String summary = "dataset, level " + level + ", cluster " + (cluster + 1) + " of " + run.kept(CLUSTERS);
        return Async.function(
                        model(run.models().chat(), summary)::summarise,
                        new SummariseRequest(
                                taskId,
                                run.kept(BUILD),
                                level,
                                cluster,
                                run.kept(ROOT) == 1,
                                request.raptor(),
                                request.limits(),
                                run.models(),
                                null))
                .thenApply(made -> {
                    if (!made.embedded()) {
                        run.keep(BARE, 1);
                    }
                    return null;
                });
    }

    private void gap(CorpusRun run, int level, int cluster, FailureCause why) {
        Workflow.newActivityStub(PublishActivities.class, policies.store())
                .recordGap(new GapRequest(
                        taskId, run.kept(BUILD), level, cluster, why.type().text(), why.message()));
    }

    private int batches(CorpusRun run) {
        return run.kept(BARE) == 0 ? 0 : calls(run).batches((int) run.kept(CLUSTERS));
    }

    private Promise<Void> embed(CorpusRun run, int level, int index) {
        String what = "dataset, embed level " + level + ", nodes";
        return calls(run)
                .start(run.kept(BUILD), level, index, (int) run.kept(CLUSTERS), what, null)
                .thenApply(used -> null);
    }

    private EmbedCalls calls(CorpusRun run) {
        return new EmbedCalls(taskId, run.models(), request.limits().maxConcurrentCalls(), policies);
    }

    private Promise<Void> publish(CorpusRun run) {
        return Async.procedure(
                compute("publish the dataset's tree")::publish,
                new DatasetActivities.PublishRequest(
                        taskId, request.dataset(), run.kept(BUILD), (int) run.kept(LEVELS)));
    }

    private DatasetActivities compute(String summary) {
        return Workflow.newActivityStub(DatasetActivities.class, policies.compute(summary));
    }

    private ModelActivities model(String model, String summary) {
        return Workflow.newActivityStub(ModelActivities.class, policies.model(model, summary));
    }
}
