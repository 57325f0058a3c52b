package io.raptor.workflow.internal.raptor;

import io.raptor.workflow.DocumentWorkflow;
import io.raptor.workflow.activity.DocumentActivities;
import io.raptor.workflow.activity.DocumentActivities.ClusterRequest;
import io.raptor.workflow.activity.DocumentActivities.ClusterResult;
import io.raptor.workflow.activity.DocumentActivities.LoadRequest;
import io.raptor.workflow.activity.DocumentActivities.LoadResult;
import io.raptor.workflow.activity.ModelActivities;
import io.raptor.workflow.activity.ModelActivities.SummariseRequest;
import io.raptor.workflow.activity.ModelActivities.SummariseResult;
import io.raptor.workflow.activity.PublishActivities;
import io.raptor.workflow.activity.PublishActivities.PublishRequest;
import io.raptor.workflow.activity.PublishActivities.Published;
import io.raptor.workflow.internal.task.Continuation;
import io.raptor.workflow.internal.task.DocumentWork;
import io.raptor.workflow.internal.task.EmbedCalls;
import io.raptor.workflow.internal.task.FailureCause;
import io.raptor.workflow.internal.task.FanOut;
import io.raptor.workflow.internal.task.Gaps;
import io.raptor.workflow.internal.task.PauseGate;
import io.raptor.workflow.internal.task.Policies;
import io.raptor.workflow.internal.task.WorkFailed;
import io.raptor.workflow.model.DocumentRequest;
import io.raptor.workflow.model.DocumentRequest.Embedding;
import io.raptor.workflow.model.DocumentRequest.FirstGap;
import io.raptor.workflow.model.DocumentRequest.LevelState;
import io.raptor.workflow.model.DocumentRequest.Summarising;
import io.raptor.workflow.model.DocumentResult;
import io.raptor.workflow.model.Level;
import io.raptor.workflow.model.Usage;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds one document's tree level by level: load, embed, (cluster, summarise, embed)*, publish. */
final class TreeBuilder implements DocumentWork {

    /** Leaves of a document whose summaries leave places to others. */
    private static final int SHORT = 512;

    private final DocumentRequest request;
    private final int width;
    private final PauseGate gate;
    private final Policies policies = Policies.ofThisWorkflow();
    private final DocumentActivities documents = Workflow.newActivityStub(DocumentActivities.class, policies.load());
    private final PublishActivities publishing = Workflow.newActivityStub(PublishActivities.class, policies.store());
    private final EmbedCalls embedding;
    private Usage usage = Usage.NONE;
    private int attempt;
    private long build;

    /** One of the task's last documents, and short; one that was continued as new is long. */
    private boolean closing;

    private int made;
    private Gaps gaps;

    TreeBuilder(DocumentRequest request, PauseGate gate) {
        this.request = request;
        this.width = request.width();
        this.gate = gate;
        this.embedding = new EmbedCalls(
                request.taskId(), request.models(), request.limits().maxConcurrentCalls(), policies);
        this.gaps = gaps(0, null);
    }

    private Gaps gaps(int count, @Nullable FailureCause first) {
        return new Gaps(request.taskId(), publishing, count, first);
    }

    @Override
    public Usage usage() {
        return usage;
    }

    @Override
    public DocumentResult attempt(int number) {
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
        gaps = gaps(0, null);
        made = 0;
        LoadRequest load = new LoadRequest(request.taskId(), request.document(), request.raptor(), request.models());
        LoadResult loaded = gate.step(() -> documents.load(load));
        build = loaded.build();
        closing = request.last() && loaded.leaves() <= SHORT;
        Level leaves = new Level(0, loaded.leaves(), loaded.tokens());
        if (loaded.embedded() == null) {
            embed(leaves, 0, loaded.leaves());
        } else {
            usage = usage.plus(loaded.embedded());
        }
        return leaves;
    }

    private Level carried() {
        LevelState state = Objects.requireNonNull(request.carried());
        build = state.build();
        made = state.made();
        usage = state.usage();
        FirstGap gap = state.firstGap();
        gaps = gaps(state.gaps(), gap == null ? null : new FailureCause(gap.type(), gap.message(), gap.activity()));
        Level level = new Level(state.level(), state.nodes(), state.tokens());
        if (state.embedding() != null) {
            embed(level, state.embedding().next(), state.embedding().nodes());
        }
        return level;
    }

    /** The level above, or {@code null} when grouping would not shrink this one. */
    private @Nullable Level parentsOf(Level below) {
        LevelState state = begun(below);
        LevelProgress growing;
        int next = 0;
        if (state == null || state.summarising() == null) {
            boolean root = below.fitsOneCall(request.raptor());
            ClusterResult clusters = root ? new ClusterResult(1, List.of(), 0) : group(below);
            if (clusters.clusters() == 0) {
                return null;
            }
            growing = new LevelProgress(below.number() + 1, root, clusters, gaps.count());
            made += growing.loneNodes();
        } else {
            growing = new LevelProgress(below.number() + 1, state.summarising());
            next = state.summarising().next();
        }
        summarise(below, growing, next);
        int nodes = growing.clusters() - (gaps.count() - growing.gapsBelow());
        if (gaps.count() > request.limits().maxErrors() || made == 0) {
            throw new WorkFailed(tooManyGaps());
        }
        if (nodes == 0) {
            return null;
        }
        Level parents = new Level(growing.number(), nodes, growing.tokens());
        if (!growing.isEmbedded()) {
            embed(parents, 0, growing.clusters());
        }
        return parents;
    }

    /** What an earlier run of this attempt left on top of {@code below}. */
    private @Nullable LevelState begun(Level below) {
        LevelState state = request.carried();
        return state == null || attempt > state.attempt() || state.level() != below.number() ? null : state;
    }

    private ClusterResult group(Level below) {
        gate.pass();
        DocumentActivities stub = Workflow.newActivityStub(
                DocumentActivities.class,
                policies.compute("group " + below.nodes() + " nodes of level " + below.number()));
        return stub.cluster(new ClusterRequest(request.taskId(), build, below.number(), request.raptor()));
    }

    /** Writes the summaries of a level from cluster {@code first} on. */
    private void summarise(Level below, LevelProgress growing, int first) {
        int next = new FanOut<>(gate, width, new Summaries(below, growing)).run(first, growing.clusters());
        if (next < growing.clusters()) {
            continueAsNew(below, null, growing.carrying(next));
        }
    }

    private Promise<SummariseResult> summary(Level below, LevelProgress growing, int cluster) {
        ModelActivities stub = Workflow.newActivityStub(
                ModelActivities.class,
                policies.model(
                        request.models().chat(),
                        "level " + growing.number() + ", cluster " + (cluster + 1) + " of " + growing.clusters()));
        return Async.function(
                stub::summarise,
                new SummariseRequest(
                        request.taskId(),
                        build,
                        growing.number(),
                        cluster,
                        growing.root(),
                        request.raptor(),
                        request.limits(),
                        request.models(),
                        ahead(below, 0)));
    }

    /**
     * Calls one after another until the document is done, where it is one of the last and short: then those with the most go
     * first, so that none of them is alone at the end. A long one fills all places by itself, and ends sooner where others wait.
     *
     * @param more calls before the level's summaries
     */
    private @Nullable Integer ahead(Level level, int more) {
        return closing ? 2 * level.levelsAbove(request.raptor()) + more : null;
    }

    private FailureCause tooManyGaps() {
        FailureCause first = Objects.requireNonNull(gaps.first());
        String more = gaps.count() == 1
                ? ""
                : gaps.count() + " summaries could not be made (max_errors is "
                        + request.limits().maxErrors() + "); the first: ";
        return new FailureCause(first.type(), more + first.message(), first.activity());
    }

    /**
     * Gives a level its vectors from batch {@code first} on.
     *
     * @param nodes its nodes, gaps included
     */
    private void embed(Level level, int first, int nodes) {
        int batches = embedding.batches(nodes);
        int next = new FanOut<>(gate, width, new Batches(level, nodes)).run(first, batches);
        if (next < batches) {
            continueAsNew(level, new Embedding(next, nodes), null);
        }
    }

    /** Between levels nothing is pending, so a long history is ended here at no cost. */
    private void continueAsNewIfLong(Level level) {
        if (Workflow.getInfo().isContinueAsNewSuggested()) {
            continueAsNew(level, null, null);
        }
    }

    /** A level of its own may be longer than a history, so it is left in the midst, once what was begun has ended. */
    private boolean isLong() {
        return Workflow.getInfo().isContinueAsNewSuggested();
    }

    private void continueAsNew(Level level, @Nullable Embedding embedding, @Nullable Summarising summarising) {
        FailureCause first = gaps.first();
        FirstGap gap = first == null ? null : new FirstGap(first.type(), first.message(), first.activity());
        LevelState state = new LevelState(
                build,
                level.number(),
                level.nodes(),
                level.tokens(),
                gaps.count(),
                made,
                attempt,
                usage,
                gap,
                embedding,
                summarising);
        Workflow.newContinueAsNewStub(DocumentWorkflow.class, Continuation.ON_CURRENT_BUILD)
                .index(request.carrying(state, gate.paused(), gate.epoch()));
    }

    /** Not cancellable: it is quick, and a tree that is whole is better shown than lost. */
    private DocumentResult publish(Level top) {
        PublishRequest publish =
                new PublishRequest(request.taskId(), request.document(), build, top.number(), attempt, usage);
        Published published = gate.step(() -> detached(() -> publishing.publish(publish)));
        return new DocumentResult(request.document(), published.state(), usage, published.failure(), published.spent());
    }

    private static <T> T detached(Supplier<T> call) {
        AtomicReference<T> result = new AtomicReference<>();
        Workflow.newDetachedCancellationScope(() -> result.set(call.get())).run();
        return result.get();
    }

    /** The summaries of a level, by cluster. */
    private final class Summaries implements FanOut.Steps<SummariseResult> {

        private final Level below;
        private final LevelProgress growing;

        Summaries(Level below, LevelProgress growing) {
            this.below = below;
            this.growing = growing;
        }

        @Override
        public @Nullable Promise<SummariseResult> start(int cluster) {
            return growing.isLone(cluster) ? null : summary(below, growing, cluster);
        }

        @Override
        public void done(int cluster, SummariseResult result) {
            growing.add(result);
            usage = usage.plus(result.usage());
            made++;
        }

        @Override
        public void failed(int cluster, ActivityFailure failure) {
            gaps.add(build, growing.number(), cluster, failure);
        }

        @Override
        public boolean enough() {
            return isLong();
        }
    }

    /** The vectors of a level, by batch. */
    private final class Batches implements FanOut.Steps<Usage> {

        private final Level level;
        private final int nodes;

        /** @param nodes of the level, gaps included */
        Batches(Level level, int nodes) {
            this.level = level;
            this.nodes = nodes;
        }

        @Override
        public Promise<Usage> start(int index) {
            return embedding.start(
                    build, level.number(), index, nodes, "embed level " + level.number() + ", nodes", ahead(level, 1));
        }

        @Override
        public void done(int index, Usage used) {
            usage = usage.plus(used);
        }

        @Override
        public boolean enough() {
            return isLong();
        }
    }
}
