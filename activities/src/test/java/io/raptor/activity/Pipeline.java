package io.raptor.activity;

import io.raptor.activity.asking.GraphAsker;
import io.raptor.activity.call.BudgetGuard;
import io.raptor.activity.call.CallPolicies;
import io.raptor.activity.call.ConcurrencyLimit;
import io.raptor.activity.call.LedgeredChat;
import io.raptor.activity.call.LedgeredEmbeddings;
import io.raptor.activity.call.LedgeredSummaries;
import io.raptor.activity.call.Prices;
import io.raptor.activity.call.RateLimit;
import io.raptor.activity.codec.HiddenNames;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.DocumentLoader;
import io.raptor.activity.model.ModelProvider;
import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.model.Models;
import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.ChatModel;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.RemoteFiles;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.Summariser;
import io.raptor.activity.source.SourceAccess;
import io.raptor.activity.source.SourceRoots;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.store.StoreSettings;
import io.raptor.activity.testing.StoreInvariants;
import io.raptor.activity.worker.ActivityGuardInterceptor;
import io.raptor.activity.worker.PayloadSizeGuard;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.internal.DocumentWorkflowImpl;
import io.raptor.workflow.internal.graph.GraphRagWorkflowImpl;
import io.raptor.workflow.internal.raptor.RaptorWorkflowImpl;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.OnTrouble;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/** The whole product without its shell: Temporal in the JVM, the real store in memory, models by settings. */
final class Pipeline implements AutoCloseable {

    final Store store;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    final TestWorkflowEnvironment environment;

    Pipeline(String name, ModelSettings chat, ModelSettings embedding) {
        this(name, chat, embedding, chat, chat);
    }

    /**
     * @param extract the model that reads documents for graphs
     * @param report the model that reports on them
     */
    Pipeline(String name, ModelSettings chat, ModelSettings embedding, ModelSettings extract, ModelSettings report) {
        this(name, chat, embedding, extract, report, RemoteFiles.NONE);
    }

    /** @param remote files that are on no disk */
    Pipeline(
            String name,
            ModelSettings chat,
            ModelSettings embedding,
            ModelSettings extract,
            ModelSettings report,
            RemoteFiles remote) {
        store = SqlStore.open(StoreSettings.inMemory(name));
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(new CodecDataConverter(
                                Payloads.dataConverter(), List.of(new PayloadSizeGuard(4096)), false))
                        .build())
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new ActivityGuardInterceptor(timer, false))
                        .build())
                .build());
        Embedder embedder = Models.embedder(embedding);
        Summariser summariser = Models.summariser(chat, embedder.tokenizer());
        Summariser extractor = Models.summariser(extract, embedder.tokenizer());
        Summariser reporter = Models.summariser(report, embedder.tokenizer());
        ModelProfile models = new ModelProfile(
                summariser.id(), embedder.id(), embedder.remote(), embedder.batchSize(), extractor.id(), reporter.id());
        CallPolicies calls = new CallPolicies(
                new ConcurrencyLimit(store, CallObserver.NONE),
                new BudgetGuard(store.ledger()),
                Prices.builtIn(),
                CallObserver.NONE);
        Clock clock = Clock.systemUTC();
        LedgeredEmbeddings embeddings = new LedgeredEmbeddings(
                embedder, RateLimit.unlimited(embedder.id()), store.treeBuilds(), store.ledger(), calls, clock);
        LedgeredSummaries summaries =
                new LedgeredSummaries(summariser, RateLimit.unlimited(summariser.id()), store.ledger(), calls, clock);
        Map<String, GraphModelActivitiesImpl> questions = new HashMap<>();
        for (ModelSettings asked : List.of(chat, extract, report)) {
            if (asked.provider() != ModelProvider.EMBEDDED) {
                ChatModel model = Models.chat(asked, embedder.tokenizer());
                LedgeredChat ledgered = new LedgeredChat(
                        model.id(), true, RateLimit.unlimited(model.id()), store.ledger(), calls, clock);
                GraphAsker asker = new GraphAsker(model, ledgered, embedder.tokenizer(), asked.contextTokens());
                questions.put(TaskQueues.DEFAULT.model(model.id()), new GraphModelActivitiesImpl(store, asker));
            }
        }
        DocumentLoader loader = new DocumentLoader(DocumentLimits.defaults(), embedder.tokenizer(), remote);
        CatalogueActivitiesImpl catalogue = new CatalogueActivitiesImpl(
                store,
                new SourceAccess(SourceRoots.unlimited(), DocumentLimits.defaults(), remote),
                WorkerModels.alone(models),
                clock,
                () -> false,
                HiddenNames.NONE);
        List<String> queues = Stream.concat(
                        Stream.of("raptor", "raptor-compute"),
                        models.ids().stream().map(TaskQueues.DEFAULT::model))
                .toList();
        for (String queue : queues) {
            Worker worker = environment.newWorker(
                    queue,
                    WorkerOptions.newBuilder()
                            .setMaxHeartbeatThrottleInterval(Duration.ofMillis(200))
                            .build());
            if (queue.equals("raptor")) {
                worker.registerWorkflowImplementationTypes(
                        RaptorWorkflowImpl.class, GraphRagWorkflowImpl.class, DocumentWorkflowImpl.class);
            }
            if (questions.containsKey(queue)) {
                worker.registerActivitiesImplementations(questions.get(queue));
            }
            worker.registerActivitiesImplementations(
                    catalogue,
                    new DocumentActivitiesImpl(store, loader, models, embeddings),
                    new DatasetActivitiesImpl(store),
                    new ModelActivitiesImpl(store.treeBuilds(), embeddings, summaries, models, embedder.tokenizer()),
                    new GraphActivitiesImpl(store, embedder.tokenizer()),
                    new PublishActivitiesImpl(store, clock),
                    new AtomicActivitiesImpl(
                            catalogue,
                            store,
                            new MemorySteps(store, loader, models, embeddings, summaries, embedder.tokenizer()),
                            models,
                            calls.gate(),
                            clock),
                    new ExecutionActivitiesImpl(
                            environment.getWorkflowClient(),
                            store.catalogue(),
                            timer,
                            clock,
                            HiddenNames.NONE,
                            WorkerModels.alone(models)));
        }
        environment.start();
    }

    static TaskRequest request(Path folder) {
        return TaskRequest.of(
                "task",
                "data",
                List.of(folder.toString()),
                RaptorSettings.defaults(),
                new Limits(4, 8, 2, 3, 0.05, 1.0, 0.05, null, null, OnTrouble.PAUSE, OnTrouble.PAUSE));
    }

    /** With one tree over the dataset. */
    static TaskRequest datasetRequest(Path folder) throws IOException {
        TaskRequest usual = request(folder);
        RaptorSettings raptor = Payloads.mapper().readValue("{\"scope\": \"dataset\"}", RaptorSettings.class);
        return TaskRequest.of("task", usual.dataset(), usual.sources(), raptor, usual.limits());
    }

    /** Without checkpoints. */
    static TaskRequest atomicRequest(Path folder) throws IOException {
        TaskRequest usual = request(folder);
        RaptorSettings raptor = Payloads.mapper().readValue("{\"use_checkpoints\": false}", RaptorSettings.class);
        return TaskRequest.of("task", usual.dataset(), usual.sources(), raptor, usual.limits());
    }

    TaskStatus run(TaskRequest request) {
        return start(request).getResult(TaskStatus.class);
    }

    WorkflowStub start(TaskRequest request) {
        WorkflowStub stub = environment
                .getWorkflowClient()
                .newUntypedWorkflowStub(
                        request.taskType().workflow(),
                        WorkflowOptions.newBuilder()
                                .setWorkflowId("task")
                                .setTaskQueue("raptor")
                                .build());
        stub.start(request);
        return stub;
    }

    @Override
    public void close() {
        environment.close();
        timer.shutdownNow();
        StoreInvariants.check(store);
        store.close();
    }
}
