package io.raptor.workflow.internal.graph;

import io.raptor.workflow.activity.GraphActivities;
import io.raptor.workflow.activity.GraphActivities.DescribeRequest;
import io.raptor.workflow.activity.GraphActivities.GraphRequest;
import io.raptor.workflow.activity.GraphActivities.Merged;
import io.raptor.workflow.activity.GraphActivities.ReportRequest;
import io.raptor.workflow.activity.GraphActivities.Steps;
import io.raptor.workflow.activity.GraphModelActivities;
import io.raptor.workflow.activity.GraphModelActivities.CommunityRequest;
import io.raptor.workflow.activity.GraphModelActivities.QuestionRequest;
import io.raptor.workflow.internal.task.Corpus;
import io.raptor.workflow.internal.task.CorpusRun;
import io.raptor.workflow.internal.task.FailureCause;
import io.raptor.workflow.internal.task.Policies;
import io.raptor.workflow.internal.task.WorkFailed;
import io.raptor.workflow.model.CorpusState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.Usage;
import io.temporal.workflow.Async;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes one graph of what all documents contribute: merge, join names, describe, find communities, report on them, publish. What a model is
 * asked is in the store before it is; the work itself carries how many questions there are.
 */
final class GraphCorpus implements Corpus {

    private static final String MERGING = "merging";
    private static final String RESOLVING = "resolving";
    private static final String JOINING = "resolving joined";
    private static final String DESCRIBING = "describing";
    private static final String COMMUNITIES = "communities";
    private static final String REPORTING = "reporting";
    private static final String PUBLISHING = "publishing";
    private static final List<String> WITHOUT_MODEL = List.of(MERGING, COMMUNITIES, REPORTING, PUBLISHING);

    /** Levels of communities at most. */
    private static final int MOST_LEVELS = 5;

    /** Rounds of questions for descriptions: each makes of a few texts one. */
    private static final int MOST_ROUNDS = 10;

    /** 1 when a model is asked about the graph. */
    private static final String ASKED = "asked";

    /** Questions which names are one thing. */
    private static final String BLOCKS = "blocks";

    /** Levels with reports of a model. */
    private static final String LEVELS = "levels";

    private final Policies policies = Policies.ofThisWorkflow();
    private final String taskId;
    private final TaskRequest request;
    private final GraphRagSettings settings;

    GraphCorpus(String taskId, TaskRequest request) {
        this.taskId = taskId;
        this.request = request;
        this.settings = Objects.requireNonNullElseGet(request.graphrag(), GraphRagSettings::defaults);
    }

    @Override
    public List<String> phases() {
        List<String> phases = new ArrayList<>(List.of(MERGING, RESOLVING, JOINING));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            phases.add(descriptions(round));
        }
        phases.addAll(List.of(COMMUNITIES, REPORTING));
        for (int place = 0; place < MOST_LEVELS; place++) {
            phases.add(reports(place));
        }
        phases.add(PUBLISHING);
        return phases;
    }

    private static String descriptions(int round) {
        return DESCRIBING + " " + round;
    }

    /** @param place from 0 for the lowest level */
    private static String reports(int place) {
        return REPORTING + " " + place;
    }

    @Override
    public String shown(String phase) {
        int blank = phase.indexOf(' ');
        return blank < 0 ? phase : phase.substring(0, blank);
    }

    @Override
    public double progress(CorpusState state) {
        return Corpus.progress(state.kept().getOrDefault(ASKED, 0L) == 0 ? WITHOUT_MODEL : phases(), state);
    }

    @Override
    public void build(CorpusRun run) {
        GraphRequest graph = new GraphRequest(taskId, settings, run.models());
        run.phase(
                MERGING,
                () -> 1,
                only -> Async.function(compute("merge the graph")::merge, graph).thenApply(merged -> {
                    keep(run, merged);
                    return null;
                }));
        resolve(run, graph);
        describe(run);
        run.phase(COMMUNITIES, () -> 1, only -> Async.procedure(compute("find communities")::communities, graph));
        report(run, graph);
        run.phase(
                PUBLISHING,
                () -> 1,
                only -> Async.function(compute("publish the graph")::publish, graph)
                        .thenApply(shown -> {
                            requireShown(shown.shown());
                            return null;
                        }));
    }

    private static void keep(CorpusRun run, @Nullable Merged merged) {
        if (merged != null && merged.asked()) {
            run.keep(ASKED, 1);
            run.keep(BLOCKS, merged.blocks());
        }
    }

    private void resolve(CorpusRun run, GraphRequest graph) {
        run.phase(
                RESOLVING,
                () -> (int) run.kept(BLOCKS),
                step -> asked(
                        asking(run, "which names of block " + (step + 1) + " are one thing")::resolve, run, 0, step));
        run.phase(
                JOINING,
                () -> run.kept(BLOCKS) == 0 ? 0 : 1,
                only -> Async.procedure(compute("join names")::join, graph));
    }

    /** A round of questions at a time, each made of what the one before has answered. */
    private void describe(CorpusRun run) {
        for (int each = 0; each < MOST_ROUNDS; each++) {
            int round = each;
            run.phase(
                    descriptions(round),
                    () -> questions(run, round),
                    step -> asked(
                            asking(run, "description " + (step + 1) + " of round " + (round + 1))::describe,
                            run,
                            round,
                            step));
        }
    }

    private int questions(CorpusRun run, int round) {
        boolean any = round == 0 ? run.kept(ASKED) == 1 : run.kept(DESCRIBING) > 0;
        int number = any
                ? compute("plan descriptions")
                        .describe(new DescribeRequest(taskId, round, settings))
                        .steps()
                : 0;
        if (any) {
            run.keep(DESCRIBING, number);
        }
        return number;
    }

    private Promise<Void> asked(Functions.Func1<QuestionRequest, Usage> question, CorpusRun run, int round, int step) {
        return Async.function(
                        question,
                        new QuestionRequest(
                                taskId, round, step, request.limits().maxConcurrentCalls(), run.models()))
                .thenApply(used -> null);
    }

    /** First those that need no model, and what stands in for the others; then those of a model, level by level. */
    private void report(CorpusRun run, GraphRequest graph) {
        run.phase(
                REPORTING,
                () -> plan(run, graph),
                step -> Async.procedure(
                        compute("write reports")::report, new ReportRequest(taskId, settings, step, run.models())));
        for (int each = 0; each < MOST_LEVELS; each++) {
            int place = each;
            run.phase(
                    reports(place),
                    () -> (int) run.kept(reports(place)),
                    step -> report(run, (int) run.kept(LEVELS) - 1 - place, step));
        }
    }

    private int plan(CorpusRun run, GraphRequest graph) {
        Steps planned = compute("plan reports").reports(graph);
        List<Integer> calls = planned.calls() == null ? List.of() : planned.calls();
        for (int place = 0; place < calls.size(); place++) {
            run.keep(reports(place), calls.get(place));
        }
        if (!calls.isEmpty()) {
            run.keep(ASKED, 1);
            run.keep(LEVELS, calls.size());
        }
        return planned.steps();
    }

    private Promise<Void> report(CorpusRun run, int level, int step) {
        return Async.function(
                        asking(run, "report on community " + (step + 1) + " of level " + level)::report,
                        new CommunityRequest(
                                taskId, settings, level, step, request.limits().maxConcurrentCalls(), run.models()))
                .thenApply(used -> null);
    }

    private GraphModelActivities asking(CorpusRun run, String summary) {
        return Workflow.newActivityStub(
                GraphModelActivities.class, policies.model(run.models().reporter(), summary));
    }

    private GraphActivities compute(String summary) {
        return Workflow.newActivityStub(GraphActivities.class, policies.compute(summary));
    }

    private static void requireShown(boolean shown) {
        if (!shown) {
            throw new WorkFailed(new FailureCause(
                    FailureType.INTERNAL,
                    "documents of the dataset, or what is pinned of its names, changed while its graph was made; it is"
                            + " made anew of what there is now",
                    "GraphPublish"));
        }
    }
}
