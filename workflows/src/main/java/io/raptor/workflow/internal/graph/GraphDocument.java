package io.raptor.workflow.internal.graph;

import io.raptor.workflow.activity.DocumentActivities;
import io.raptor.workflow.activity.DocumentActivities.LoadRequest;
import io.raptor.workflow.activity.DocumentActivities.LoadResult;
import io.raptor.workflow.activity.GraphActivities;
import io.raptor.workflow.activity.GraphActivities.DivideRequest;
import io.raptor.workflow.activity.ModelActivities;
import io.raptor.workflow.activity.ModelActivities.EmbedRequest;
import io.raptor.workflow.activity.PublishActivities;
import io.raptor.workflow.activity.PublishActivities.PublishRequest;
import io.raptor.workflow.activity.PublishActivities.Published;
import io.raptor.workflow.internal.task.DocumentWork;
import io.raptor.workflow.internal.task.FanOut;
import io.raptor.workflow.internal.task.PauseGate;
import io.raptor.workflow.internal.task.Policies;
import io.raptor.workflow.model.DocumentRequest;
import io.raptor.workflow.model.DocumentResult;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.Usage;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.Objects;

/** Finds what one document names: load, embed the leaves, divide into units, publish. */
final class GraphDocument implements DocumentWork {

    private final DocumentRequest request;
    private final GraphRagSettings settings;
    private final PauseGate gate;
    private final Policies policies = Policies.ofThisWorkflow();
    private final DocumentActivities documents = Workflow.newActivityStub(DocumentActivities.class, policies.load());
    private final PublishActivities publishing = Workflow.newActivityStub(PublishActivities.class, policies.store());
    private Usage usage = Usage.NONE;

    GraphDocument(DocumentRequest request, PauseGate gate) {
        this.request = request;
        this.settings = Objects.requireNonNullElseGet(request.graphrag(), GraphRagSettings::defaults);
        this.gate = gate;
    }

    @Override
    public Usage usage() {
        return usage;
    }

    @Override
    public DocumentResult attempt(int number) {
        LoadRequest load =
                new LoadRequest(request.taskId(), request.document(), request.raptor(), request.models(), settings);
        LoadResult loaded = gate.step(() -> documents.load(load));
        if (loaded.embedded() == null) {
            embed(loaded);
        } else {
            usage = usage.plus(loaded.embedded());
        }
        divide(loaded.build());
        return publish(loaded.build(), number);
    }

    private void embed(LoadResult loaded) {
        int batch = request.models().embeddingBatch();
        int batches = (loaded.leaves() + batch - 1) / batch;
        new FanOut<>(gate, request.width(), new Batches(loaded)).run(0, batches);
    }

    private void divide(long build) {
        GraphActivities graph = Workflow.newActivityStub(GraphActivities.class, policies.compute("divide into units"));
        DivideRequest divide = new DivideRequest(request.taskId(), build, settings, request.models());
        gate.step(() -> graph.divide(divide));
    }

    private DocumentResult publish(long build, int attempt) {
        PublishRequest publish = new PublishRequest(request.taskId(), request.document(), build, 0, attempt, usage);
        Published published = gate.step(() -> publishing.publish(publish));
        return new DocumentResult(request.document(), published.state(), usage, published.failure(), published.spent());
    }

    /** The leaves' vectors, by batch. */
    private final class Batches implements FanOut.Steps<Usage> {

        private final LoadResult loaded;

        Batches(LoadResult loaded) {
            this.loaded = loaded;
        }

        @Override
        public Promise<Usage> start(int index) {
            int batch = request.models().embeddingBatch();
            int from = index * batch;
            int to = Math.min(loaded.leaves(), from + batch);
            ModelActivities stub = Workflow.newActivityStub(
                    ModelActivities.class,
                    policies.model(
                            request.models().embedding(),
                            "embed leaves " + (from + 1) + " to " + to + " of " + loaded.leaves()));
            return Async.function(
                    stub::embed,
                    new EmbedRequest(
                            request.taskId(),
                            loaded.build(),
                            0,
                            from,
                            to,
                            request.limits().maxConcurrentCalls(),
                            request.models()));
        }

        @Override
        public void done(int index, Usage used) {
            usage = usage.plus(used);
        }
    }
}
