package io.raptor.workflow.internal.graph;

import io.raptor.workflow.DocumentWorkflow;
import io.raptor.workflow.activity.DocumentActivities;
import io.raptor.workflow.activity.DocumentActivities.LoadRequest;
import io.raptor.workflow.activity.DocumentActivities.LoadResult;
import io.raptor.workflow.activity.GraphActivities;
import io.raptor.workflow.activity.GraphActivities.DivideRequest;
import io.raptor.workflow.activity.GraphActivities.Divided;
import io.raptor.workflow.activity.GraphModelActivities;
import io.raptor.workflow.activity.GraphModelActivities.ExtractRequest;
import io.raptor.workflow.activity.PublishActivities;
import io.raptor.workflow.activity.PublishActivities.PublishRequest;
import io.raptor.workflow.activity.PublishActivities.Published;
import io.raptor.workflow.internal.task.DocumentWork;
import io.raptor.workflow.internal.task.EmbedCalls;
import io.raptor.workflow.internal.task.FailureCause;
import io.raptor.workflow.internal.task.FanOut;
import io.raptor.workflow.internal.task.Gaps;
import io.raptor.workflow.internal.task.PauseGate;
import io.raptor.workflow.internal.task.Policies;
import io.raptor.workflow.internal.task.WorkFailed;
import io.raptor.workflow.model.DocumentRequest;
import io.raptor.workflow.model.DocumentRequest.FirstGap;
import io.raptor.workflow.model.DocumentRequest.UnitState;
import io.raptor.workflow.model.DocumentResult;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.Usage;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.Objects;

/** Finds what one document names: load, embed the leaves, divide into units, read each of them, publish. */
final class GraphDocument implements DocumentWork {

    /** The level that gaps of units stand at: the one above leaves. */
    private static final int UNITS = 1;

    private final DocumentRequest request;
    private final GraphRagSettings settings;
    private final PauseGate gate;
    private final Policies policies = Policies.ofThisWorkflow();
    private final DocumentActivities documents = Workflow.newActivityStub(DocumentActivities.class, policies.load());
    private final PublishActivities publishing = Workflow.newActivityStub(PublishActivities.class, policies.store());
    private final EmbedCalls embedding;
    private Usage usage = Usage.NONE;

    GraphDocument(DocumentRequest request, PauseGate gate) {
        this.request = request;
        this.settings = Objects.requireNonNullElseGet(request.graphrag(), GraphRagSettings::defaults);
        this.gate = gate;
        this.embedding = new EmbedCalls(
                request.taskId(), request.models(), request.limits().maxConcurrentCalls(), policies);
    }

    @Override
    public Usage usage() {
        return usage;
    }

    @Override
    public DocumentResult attempt(int number) {
        UnitState begun = request.reading();
        if (begun != null && number == begun.attempt()) {
            usage = begun.usage();
            read(new Units(begun, number), begun.next());
            return publish(begun.build(), number);
        }
        LoadRequest load =
                new LoadRequest(request.taskId(), request.document(), request.raptor(), request.models(), settings);
        LoadResult loaded = gate.step(() -> documents.load(load));
        if (loaded.embedded() == null) {
            embed(loaded);
        } else {
            usage = usage.plus(loaded.embedded());
        }
        Divided divided = divide(loaded.build());
        if (divided.calls() > 0) {
            read(new Units(loaded.build(), divided, number), 0);
        }
        return publish(loaded.build(), number);
    }

    private void embed(LoadResult loaded) {
        new FanOut<>(gate, request.width(), new Batches(loaded)).run(0, embedding.batches(loaded.leaves()));
    }

    private Divided divide(long build) {
        GraphActivities graph = Workflow.newActivityStub(GraphActivities.class, policies.compute("divide into units"));
        DivideRequest divide = new DivideRequest(request.taskId(), build, settings, request.models());
        return gate.step(() -> graph.divide(divide));
    }

    /** Asks a model about each unit. A unit that it has no good answer for is a gap. */
    private void read(Units units, int first) {
        int next = new FanOut<>(gate, request.width(), units).run(first, units.all);
        if (next < units.all) {
            Workflow.newContinueAsNewStub(DocumentWorkflow.class)
                    .index(request.reading(units.state(next), gate.paused(), gate.epoch()));
        }
        units.requireFewGaps();
    }

    private DocumentResult publish(long build, int attempt) {
        PublishRequest publish = new PublishRequest(request.taskId(), request.document(), build, 0, attempt, usage);
        Published published = gate.step(() -> publishing.publish(publish));
        return new DocumentResult(request.document(), published.state(), usage, published.failure(), published.spent());
    }

    /** What units name, by unit. */
    private final class Units implements FanOut.Steps<Usage> {

        private final long build;
        private final int all;
        private final int attempt;
        private final boolean ruled;
        private final Gaps gaps;

        Units(long build, Divided divided, int attempt) {
            this.build = build;
            this.all = divided.units();
            this.attempt = attempt;
            this.ruled = Boolean.TRUE.equals(divided.ruled());
            this.gaps = new Gaps(request.taskId(), publishing, 0, null);
        }

        /** Those that an earlier run of the attempt has begun with. */
        Units(UnitState begun, int attempt) {
            this.build = begun.build();
            this.all = begun.units();
            this.attempt = attempt;
            this.ruled = true;
            FirstGap first = begun.firstGap();
            this.gaps = new Gaps(
                    request.taskId(),
                    publishing,
                    begun.gaps(),
                    first == null ? null : new FailureCause(first.type(), first.message(), first.activity()));
        }

        UnitState state(int next) {
            FailureCause first = gaps.first();
            FirstGap gap = first == null ? null : new FirstGap(first.type(), first.message(), first.activity());
            return new UnitState(build, all, next, gaps.count(), attempt, usage, gap);
        }

        /** A long document's history ends amid its units; not of a task that an older build divided. */
        @Override
        public boolean enough() {
            return ruled && Workflow.getInfo().isContinueAsNewSuggested();
        }

        @Override
        public Promise<Usage> start(int unit) {
            GraphModelActivities stub = Workflow.newActivityStub(
                    GraphModelActivities.class,
                    policies.model(request.models().extractor(), "read unit " + (unit + 1) + " of " + all));
            return Async.function(
                    stub::extract,
                    new ExtractRequest(
                            request.taskId(),
                            build,
                            unit,
                            settings,
                            request.limits().maxConcurrentCalls(),
                            request.models()));
        }

        @Override
        public void done(int unit, Usage used) {
            usage = usage.plus(used);
        }

        @Override
        public void failed(int unit, ActivityFailure failure) {
            gaps.add(build, UNITS, unit, failure);
        }

        /** A document of more gaps than are allowed has failed; one of gaps alone where nothing stands in for them. */
        private void requireFewGaps() {
            FailureCause first = gaps.first();
            if (first != null && (gaps.count() > request.limits().maxErrors() || (gaps.count() == all && !ruled))) {
                throw new WorkFailed(first);
            }
        }
    }

    /** The leaves' vectors, by batch. */
    private final class Batches implements FanOut.Steps<Usage> {

        private final LoadResult loaded;

        Batches(LoadResult loaded) {
            this.loaded = loaded;
        }

        @Override
        public Promise<Usage> start(int index) {
            return embedding.start(loaded.build(), 0, index, loaded.leaves(), "embed leaves", null);
        }

        @Override
        public void done(int index, Usage used) {
            usage = usage.plus(used);
        }
    }
}
