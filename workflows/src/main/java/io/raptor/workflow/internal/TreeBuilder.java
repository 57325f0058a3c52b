package io.raptor.workflow.internal;

import io.raptor.workflow.DocumentWorkflow;
import io.raptor.workflow.activity.DocumentActivities;
import io.raptor.workflow.activity.DocumentActivities.ClusterRequest;
import io.raptor.workflow.activity.DocumentActivities.ClusterResult;
import io.raptor.workflow.activity.DocumentActivities.LoadRequest;
import io.raptor.workflow.activity.DocumentActivities.LoadResult;
import io.raptor.workflow.activity.ModelActivities;
import io.raptor.workflow.activity.ModelActivities.EmbedRequest;
import io.raptor.workflow.activity.ModelActivities.SummariseRequest;
import io.raptor.workflow.activity.ModelActivities.SummariseResult;
import io.raptor.workflow.activity.PublishActivities;
import io.raptor.workflow.activity.PublishActivities.GapRequest;
import io.raptor.workflow.activity.PublishActivities.PublishRequest;
import io.raptor.workflow.activity.PublishActivities.Published;
import io.raptor.workflow.model.DocumentRequest;
import io.raptor.workflow.model.DocumentRequest.LevelState;
import io.raptor.workflow.model.DocumentResult;
import io.raptor.workflow.model.Level;
import io.raptor.workflow.model.Usage;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Builds one document's tree level by level: load, embed, (cluster, summarise, embed)*, publish. */
final class TreeBuilder {

    /** Activities of one document in flight where its task does not say: requests of older builds. */
    private static final int USUAL_WIDTH = 32;

    private final DocumentRequest request;
    private final int width;
    private final Gate gate;
    private final Policies policies = Policies.ofThisWorkflow();
    private final DocumentActivities documents = Workflow.newActivityStub(DocumentActivities.class, policies.load());
    private final PublishActivities publishing = Workflow.newActivityStub(PublishActivities.class, policies.store());
    private Usage usage = Usage.NONE;
    private int attempt;
    private long build;
    private int gaps;
    private int made;

    /** The level last summarised has all its vectors: they came with the summaries. */
    private boolean embedded;

    private @Nullable Causes firstGap;

    TreeBuilder(DocumentRequest request, Gate gate) {
        this.request = request;
        this.width = request.width() == null ? USUAL_WIDTH : request.width();
        this.gate = gate;
    }

    /** Tokens and calls of all attempts so far. */
    Usage usage() {
        return usage;
    }

    /**
     * One attempt.
     *
     * @throws ActivityFailure of the step that failed
     * @throws TreeFailed when more clusters failed than the task allows
     */
    DocumentResult build(int number) {
        attempt = number;
        Level level = request.carried() == null || number > request.carried().attempt() ? leaves() : carried();
        while (!level.isTop(request.raptor())) {
            Level parents = parentsOf(level);
            if (parents == null) {
                break;
            }
            level = parents;
            continueAsNewIfLong(level);
        }
        return publish(level);
    }

    private Level leaves() {
        gaps = 0;
        made = 0;
        firstGap = null;
        gate.pass();
        LoadResult loaded = documents.load(new LoadRequest(request.taskId(), request.document(), request.raptor()));
        build = loaded.build();
        if (loaded.embedded() == null) {
            embed(0, loaded.leaves());
        } else {
            usage = usage.plus(loaded.embedded());
        }
        return new Level(0, loaded.leaves(), loaded.tokens());
    }

    private Level carried() {
        LevelState state = Objects.requireNonNull(request.carried());
        build = state.build();
        gaps = state.gaps();
        made = state.made();
        usage = state.usage();
        return new Level(state.level(), state.nodes(), state.tokens());
    }

    /** The level above, or {@code null} when grouping would not shrink this one. */
    private @Nullable Level parentsOf(Level below) {
        boolean root = below.fitsOneCall(request.raptor());
        ClusterResult clusters = root ? new ClusterResult(1, List.of(), 0) : group(below);
        if (clusters.clusters() == 0) {
            return null;
        }
        int number = below.number() + 1;
        int before = gaps;
        long tokens = summarise(number, root, clusters);
        int nodes = clusters.clusters() - (gaps - before);
        if (gaps > request.limits().maxErrors() || made == 0) {
            throw new TreeFailed(tooManyGaps());
        }
        if (nodes == 0) {
            return null;
        }
        if (!embedded) {
            embed(number, clusters.clusters());
        }
        return new Level(number, nodes, tokens);
    }

    private ClusterResult group(Level below) {
        gate.pass();
        DocumentActivities stub = Workflow.newActivityStub(
                DocumentActivities.class,
                policies.cluster("group " + below.nodes() + " nodes of level " + below.number()));
        return stub.cluster(new ClusterRequest(request.taskId(), build, below.number(), request.raptor()));
    }

    /** Writes the summaries of a level and answers the tokens of all its nodes. */
    private long summarise(int level, boolean root, ClusterResult clusters) {
        Set<Integer> lone = new TreeSet<>(clusters.lone());
        made += lone.size();
        int[] told = {0, 0};
        long[] tokens = {clusters.loneTokens()};
        gate.<SummariseResult>each(
                clusters.clusters(),
                width,
                cluster -> lone.contains(cluster) ? null : summary(level, cluster, root, clusters.clusters()),
                (cluster, result) -> {
                    tokens[0] += result.tokens();
                    usage = usage.plus(result.usage());
                    made++;
                    told[Boolean.TRUE.equals(result.embedded()) ? 1 : 0]++;
                },
                (cluster, failure) -> gap(level, cluster, failure));
        embedded = told[0] == 0 && told[1] > 0;
        return tokens[0];
    }

    private Promise<SummariseResult> summary(int level, int cluster, boolean root, int clusters) {
        ModelActivities stub = Workflow.newActivityStub(
                ModelActivities.class,
                policies.model("level " + level + ", cluster " + (cluster + 1) + " of " + clusters));
        return Async.function(
                stub::summarise,
                new SummariseRequest(
                        request.taskId(), build, level, cluster, root, request.raptor(), request.limits()));
    }

    private void gap(int level, int cluster, ActivityFailure failure) {
        Causes cause = Causes.of(failure);
        if (!cause.type().leavesGap()) {
            throw failure;
        }
        gaps++;
        firstGap = firstGap == null ? cause : firstGap;
        publishing.recordGap(new GapRequest(
                request.taskId(), build, level, cluster, cause.type().text(), cause.message()));
    }

    private Causes tooManyGaps() {
        Causes first = Objects.requireNonNull(firstGap);
        String more = gaps == 1
                ? ""
                : gaps + " summaries could not be made (max_errors is "
                        + request.limits().maxErrors() + "); the first: ";
        return new Causes(first.type(), more + first.message(), first.activity());
    }

    private void embed(int level, int nodes) {
        int batch = request.models().embeddingBatch();
        int batches = (nodes + batch - 1) / batch;
        gate.<Usage>each(
                batches,
                width,
                i -> embedBatch(level, i * batch, Math.min(nodes, (i + 1) * batch), nodes),
                (i, used) -> usage = usage.plus(used),
                (i, failure) -> {
                    throw failure;
                });
    }

    private Promise<Usage> embedBatch(int level, int from, int to, int nodes) {
        ModelActivities stub = Workflow.newActivityStub(
                ModelActivities.class,
                policies.embed(
                        request.models().remoteEmbedding(),
                        "embed level " + level + ", nodes " + (from + 1) + " to " + to + " of " + nodes));
        return Async.function(
                stub::embed,
                new EmbedRequest(
                        request.taskId(),
                        build,
                        level,
                        from,
                        to,
                        request.limits().maxConcurrentCalls()));
    }

    /** Between levels nothing is pending, so a long history is ended here at no cost. */
    private void continueAsNewIfLong(Level level) {
        if (!Workflow.getInfo().isContinueAsNewSuggested()) {
            return;
        }
        LevelState state =
                new LevelState(build, level.number(), level.nodes(), level.tokens(), gaps, made, attempt, usage);
        Workflow.newContinueAsNewStub(DocumentWorkflow.class)
                .index(request.carrying(state, gate.paused(), gate.epoch()));
    }

    /** Not cancellable: it is quick, and a tree that is whole is better shown than lost. */
    private DocumentResult publish(Level top) {
        gate.pass();
        Published[] published = new Published[1];
        Workflow.newDetachedCancellationScope(() -> published[0] = publishing.publish(
                        new PublishRequest(request.taskId(), request.document(), build, top.number(), attempt, usage)))
                .run();
        return new DocumentResult(
                request.document(), published[0].state(), usage, published[0].failure(), published[0].spent());
    }
}
