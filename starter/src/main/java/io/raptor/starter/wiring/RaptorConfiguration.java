package io.raptor.starter.wiring;

import com.uber.m3.tally.NoopScope;
import com.uber.m3.tally.Scope;
import io.raptor.activity.AtomicActivitiesImpl;
import io.raptor.activity.CatalogueActivitiesImpl;
import io.raptor.activity.DocumentActivitiesImpl;
import io.raptor.activity.ExecutionActivitiesImpl;
import io.raptor.activity.MemorySteps;
import io.raptor.activity.ModelActivitiesImpl;
import io.raptor.activity.PublishActivitiesImpl;
import io.raptor.activity.WorkerModels;
import io.raptor.activity.call.BudgetGuard;
import io.raptor.activity.call.CallPolicies;
import io.raptor.activity.call.ConcurrencyLimit;
import io.raptor.activity.call.LedgeredEmbeddings;
import io.raptor.activity.call.LedgeredSummaries;
import io.raptor.activity.call.ObservedEmbedder;
import io.raptor.activity.call.ObservedSummariser;
import io.raptor.activity.call.RateLimit;
import io.raptor.activity.codec.CodecKeys;
import io.raptor.activity.codec.HiddenNames;
import io.raptor.activity.document.DocumentLoader;
import io.raptor.activity.estimate.Estimator;
import io.raptor.activity.model.Models;
import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.NodeSearch;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.Summariser;
import io.raptor.activity.port.TextSearch;
import io.raptor.activity.search.ExactNodeSearch;
import io.raptor.activity.search.text.LuceneTextSearch;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.worker.ActivityGuardInterceptor;
import io.raptor.activity.worker.LiveUsageInterceptor;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.config.Role;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.LocalDatasets;
import io.raptor.starter.guard.AccessRules;
import io.raptor.starter.guard.GuardSettings;
import io.raptor.starter.task.ChosenModels;
import io.raptor.starter.task.StoredTasks;
import io.raptor.starter.task.TemporalTasks;
import io.raptor.starter.temporal.TemporalConnection;
import io.raptor.starter.upload.Uploads;
import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.internal.DocumentWorkflowImpl;
import io.raptor.workflow.internal.raptor.RaptorWorkflowImpl;
import io.raptor.workflow.model.ModelProfile;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Everything put together by hand. Temporal's own Spring starter would open its connection before the service of this
 * process is there to connect to, and closes it before the calls in flight are through.
 */
@Configuration(proxyBeanMethods = false)
class RaptorConfiguration {

    private static final int CONTROL_SLOTS = 50;
    private static final int MODEL_SLOTS = 200;
    private static final int CACHED_WORKFLOWS = 600;
    private static final int WORKFLOW_THREADS = 1200;
    private static final long DEADLOCK_MILLIS = 5000;
    /** An activity learns of its cancellation from the answer to a heartbeat. */
    private static final Duration CANCEL_HEARD_WITHIN = Duration.ofSeconds(5);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "close")
    Store store(RaptorProperties properties) {
        return SqlStore.open(properties.storeSettings());
    }

    @Bean
    TemporalConnection temporal(RaptorProperties properties, CodecKeys keys, ObjectProvider<Scope> metrics) {
        return TemporalConnection.open(
                properties.temporal().target(), properties.homeFolder(), keys, metrics.getIfAvailable(NoopScope::new));
    }

    @Bean
    HiddenNames hiddenNames(CodecKeys keys) {
        return new HiddenNames(keys);
    }

    @Bean
    TaskQueues queues(RaptorProperties properties) {
        return new TaskQueues(properties.taskQueue());
    }

    @Bean
    Embedder embedder(RaptorProperties properties, ObjectProvider<CallObserver> observer) {
        Embedder embedder = Models.embedder(properties.embedding().settings());
        return new ObservedEmbedder(embedder, observer.getIfAvailable(() -> CallObserver.NONE));
    }

    @Bean
    Summariser summariser(RaptorProperties properties, Embedder embedder, ObjectProvider<CallObserver> observer) {
        Summariser summariser = Models.summariser(properties.chat().settings(), embedder.tokenizer());
        return new ObservedSummariser(summariser, observer.getIfAvailable(() -> CallObserver.NONE));
    }

    @Bean
    ModelProfile models(Embedder embedder, Summariser summariser) {
        return new ModelProfile(summariser.id(), embedder.id(), embedder.remote(), embedder.batchSize());
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService heartbeats() {
        return Executors.newScheduledThreadPool(2);
    }

    @Bean
    LiveUsageInterceptor spendingSoFar(Store store) {
        return new LiveUsageInterceptor(store.ledger()::usage);
    }

    @Bean(destroyMethod = "") // closed by the workers, before they stop
    ConcurrencyLimit gate(Store store, ObjectProvider<CallObserver> observer) {
        return new ConcurrencyLimit(store, observer.getIfAvailable(() -> CallObserver.NONE));
    }

    @Bean
    CallPolicies sharedByModels(
            RaptorProperties properties, Store store, ConcurrencyLimit gate, ObjectProvider<CallObserver> observer) {
        return new CallPolicies(
                gate,
                new BudgetGuard(store.ledger()),
                properties.priceList(),
                observer.getIfAvailable(() -> CallObserver.NONE));
    }

    @Bean
    LedgeredEmbeddings embeddings(
            RaptorProperties properties, Store store, Embedder embedder, CallPolicies calls, Clock clock) {
        RateLimit rate = properties.embedding().rate(store.rates(), embedder.id());
        return new LedgeredEmbeddings(embedder, rate, store.treeBuilds(), store.ledger(), calls, clock);
    }

    @Bean
    LedgeredSummaries summaries(
            RaptorProperties properties, Store store, Summariser summariser, CallPolicies calls, Clock clock) {
        RateLimit rate = properties.chat().rate(store.rates(), summariser.id());
        return new LedgeredSummaries(summariser, rate, store.ledger(), calls, clock);
    }

    @Bean
    WorkerModels workerModels(ModelProfile models, TemporalConnection temporal, TaskQueues queues, Clock clock) {
        return WorkerModels.among(models, temporal.client(), queues, clock);
    }

    @Bean
    Activities activities(
            Store store,
            ModelProfile models,
            DocumentLoader loader,
            LedgeredEmbeddings embeddings,
            LedgeredSummaries summaries,
            Embedder embedder) {
        return new Activities(
                new DocumentActivitiesImpl(store, loader, models, embeddings),
                new ModelActivitiesImpl(store.treeBuilds(), embeddings, summaries, models, embedder.tokenizer()));
    }

    @Bean
    DocumentLoader loader(RaptorProperties properties, Embedder embedder) {
        return new DocumentLoader(properties.documents().limits(), embedder.tokenizer());
    }

    @Bean
    CatalogueActivitiesImpl catalogue(
            RaptorProperties properties,
            Store store,
            WorkerModels models,
            Clock clock,
            TemporalConnection temporal,
            HiddenNames names) {
        return new CatalogueActivitiesImpl(
                store, properties.documents().limits(), models, clock, temporal::knowsSearchAttributes, names);
    }

    @Bean
    AtomicActivitiesImpl legacy(
            CatalogueActivitiesImpl catalogue,
            Store store,
            MemorySteps steps,
            ModelProfile models,
            ConcurrencyLimit gate,
            Clock clock) {
        return new AtomicActivitiesImpl(catalogue, store, steps, models, gate, clock);
    }

    @Bean
    MemorySteps memorySteps(
            Store store,
            DocumentLoader loader,
            ModelProfile models,
            LedgeredEmbeddings embeddings,
            LedgeredSummaries summaries,
            Embedder embedder) {
        return new MemorySteps(store, loader, models, embeddings, summaries, embedder.tokenizer());
    }

    @Bean
    @Lazy(false) // nobody asks for them: they ask for work
    Workers workers(
            TemporalConnection temporal,
            TaskQueues queues,
            CatalogueActivitiesImpl catalogue,
            AtomicActivitiesImpl legacy,
            Activities activities,
            Store store,
            ConcurrencyLimit gate,
            ScheduledExecutorService heartbeats,
            LiveUsageInterceptor spending,
            HiddenNames names,
            WorkerModels models) {
        WorkerFactory factory = WorkerFactory.newInstance(
                temporal.client(),
                WorkerFactoryOptions.newBuilder()
                        .setWorkflowCacheSize(CACHED_WORKFLOWS)
                        .setMaxWorkflowThreadCount(WORKFLOW_THREADS)
                        .setWorkerInterceptors(new ActivityGuardInterceptor(heartbeats, store.shared()), spending)
                        .build());
        var control = factory.newWorker(queues.control(), slots(CONTROL_SLOTS));
        control.registerWorkflowImplementationTypes(RaptorWorkflowImpl.class, DocumentWorkflowImpl.class);
        control.registerActivitiesImplementations(
                catalogue,
                new PublishActivitiesImpl(store, Clock.systemUTC()),
                legacy,
                new ExecutionActivitiesImpl(
                        temporal.client(), store.catalogue(), heartbeats, Clock.systemUTC(), names, models));
        int cores = Runtime.getRuntime().availableProcessors();
        factory.newWorker(queues.compute(), slots(cores)).registerActivitiesImplementations(activities.document());
        modelSlots(models.ours(), cores)
                .forEach((model, slots) -> factory.newWorker(queues.model(model), slots(slots))
                        .registerActivitiesImplementations(activities.model()));
        factory.start();
        return new Workers(factory, gate);
    }

    /** Calls in flight for each model; one model may do both jobs. */
    private static Map<String, Integer> modelSlots(ModelProfile models, int cores) {
        Map<String, Integer> slots = new LinkedHashMap<>();
        slots.put(models.chat(), MODEL_SLOTS);
        slots.putIfAbsent(models.embedding(), models.remoteEmbedding() ? MODEL_SLOTS : cores);
        return slots;
    }

    private static WorkerOptions slots(int activities) {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(activities)
                .setDefaultDeadlockDetectionTimeout(DEADLOCK_MILLIS)
                .setMaxHeartbeatThrottleInterval(CANCEL_HEARD_WITHIN)
                .build();
    }

    @Bean
    Estimator estimator(RaptorProperties properties, Store store, Embedder embedder, Summariser summariser) {
        return new Estimator(properties.documents().limits(), embedder, summariser, properties.priceList(), store);
    }

    @Bean
    TemporalTasks tasks(
            TemporalConnection temporal,
            Store store,
            TaskQueues queues,
            Clock clock,
            Estimator estimator,
            ModelProfile models) {
        return new TemporalTasks(
                temporal.client(), new StoredTasks(store, clock, estimator::estimate), queues, ChosenModels.of(models));
    }

    @Bean
    NodeSearch nodeSearch(Store store) {
        return new ExactNodeSearch(store.publishedTrees());
    }

    @Bean(destroyMethod = "close")
    TextSearch textSearch(RaptorProperties properties, Store store) {
        return LuceneTextSearch.of(properties.homeFolder(), store.publishedTrees());
    }

    @Bean
    DatasetOperations library(Store store, NodeSearch nodes, TextSearch texts, Embedder embedder, Uploads uploads) {
        return new LocalDatasets(store.publishedTrees(), nodes, texts, uploads, () -> embedder);
    }

    @Bean
    Uploads uploads(RaptorProperties properties, Role role) {
        Uploads uploads =
                new Uploads(properties.homeFolder(), properties.uploads().maxFiles());
        if (role == Role.SERVER) {
            uploads.open();
        }
        return uploads;
    }

    /** Only a server lets others in; beside it the interface is for commands of the same user. */
    @Bean
    AccessRules accessRules(RaptorProperties properties, Role role, Uploads uploads) {
        List<Path> roots = new ArrayList<>(properties.sources().roots());
        roots.add(uploads.folder());
        return new AccessRules(role == Role.SERVER, properties.server().token(), roots);
    }

    @Bean
    CodecKeys codecKeys(RaptorProperties properties) {
        return properties.codecKeys();
    }

    @Bean
    GuardSettings guardSettings(RaptorProperties properties, Role role) {
        return properties.server().guard(role, properties.codec().uiOrigin());
    }

    /** Activities of the queues for work: the first for our cores, both for models. */
    record Activities(DocumentActivitiesImpl document, ModelActivitiesImpl model) {}
}
