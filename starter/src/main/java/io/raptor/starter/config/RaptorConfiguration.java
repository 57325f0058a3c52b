package io.raptor.starter.config;

import io.raptor.activity.CatalogueActivitiesImpl;
import io.raptor.activity.DocumentActivitiesImpl;
import io.raptor.activity.ExecutionActivitiesImpl;
import io.raptor.activity.ModelActivitiesImpl;
import io.raptor.activity.PublishActivitiesImpl;
import io.raptor.activity.WorkerGuards;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.DocumentLoader;
import io.raptor.activity.estimate.Estimator;
import io.raptor.activity.model.CallGate;
import io.raptor.activity.model.LedgeredEmbeddings;
import io.raptor.activity.model.LedgeredSummaries;
import io.raptor.activity.model.Models;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.Summariser;
import io.raptor.activity.store.SqlStore;
import io.raptor.starter.http.AccessRules;
import io.raptor.starter.task.LibraryOperations;
import io.raptor.starter.task.LocalLibrary;
import io.raptor.starter.task.StoredTasks;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.task.TemporalTasks;
import io.raptor.starter.temporal.TemporalConnection;
import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.internal.DocumentWorkflowImpl;
import io.raptor.workflow.internal.RaptorWorkflowImpl;
import io.raptor.workflow.model.ModelProfile;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Everything put together by hand. Temporal's own Spring starter would open its connection before the service of this
 * process is there to connect to, and closes it before the calls in the air are through.
 */
@Configuration(proxyBeanMethods = false)
class RaptorConfiguration {

    private static final int CONTROL_SLOTS = 50;
    private static final int MODEL_SLOTS = 200;
    private static final int CACHED_WORKFLOWS = 600;
    private static final int WORKFLOW_THREADS = 1200;
    private static final long DEADLOCK_MILLIS = 5000;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "close")
    Store store(RaptorProperties properties) {
        return SqlStore.open(properties.storeSettings());
    }

    @Bean
    TemporalConnection temporal(RaptorProperties properties) {
        return TemporalConnection.open(properties.temporal().target(), properties.homeFolder());
    }

    @Bean
    TaskQueues queues(RaptorProperties properties) {
        return new TaskQueues(properties.taskQueue());
    }

    @Bean
    Embedder embedder(RaptorProperties properties) {
        return Models.embedder(properties.embedding().settings());
    }

    @Bean
    Summariser summariser(RaptorProperties properties, Embedder embedder) {
        return Models.summariser(properties.chat().settings(), embedder.tokenizer());
    }

    @Bean
    ModelProfile models(Embedder embedder, Summariser summariser) {
        return new ModelProfile(summariser.id(), embedder.id(), embedder.remote(), embedder.batchSize());
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService heartbeats() {
        return Executors.newScheduledThreadPool(2);
    }

    @Bean(destroyMethod = "") // closed by the workers, before they stop
    CallGate gate() {
        return new CallGate();
    }

    @Bean
    Activities activities(
            RaptorProperties properties,
            Store store,
            ModelProfile models,
            Embedder embedder,
            Summariser summariser,
            CallGate gate,
            Clock clock) {
        DocumentLimits limits = properties.documents().limits();
        return new Activities(
                new CatalogueActivitiesImpl(store.catalogue(), limits, models, clock),
                new DocumentActivitiesImpl(store, new DocumentLoader(limits, embedder.tokenizer()), models),
                new PublishActivitiesImpl(store, clock),
                new ModelActivitiesImpl(
                        store.builds(),
                        new LedgeredEmbeddings(embedder, store.builds(), store.ledger(), gate, clock),
                        new LedgeredSummaries(summariser, store.ledger(), gate, clock),
                        embedder.tokenizer()));
    }

    @Bean
    @Lazy(false) // nobody asks for them: they ask for work
    Workers workers(
            TemporalConnection temporal,
            TaskQueues queues,
            Activities activities,
            Store store,
            CallGate gate,
            ScheduledExecutorService heartbeats) {
        WorkerFactory factory = WorkerFactory.newInstance(
                temporal.client(),
                WorkerFactoryOptions.newBuilder()
                        .setWorkflowCacheSize(CACHED_WORKFLOWS)
                        .setMaxWorkflowThreadCount(WORKFLOW_THREADS)
                        .setWorkerInterceptors(new WorkerGuards(heartbeats))
                        .build());
        var control = factory.newWorker(queues.control(), slots(CONTROL_SLOTS));
        control.registerWorkflowImplementationTypes(RaptorWorkflowImpl.class, DocumentWorkflowImpl.class);
        control.registerActivitiesImplementations(
                activities.catalogue(),
                activities.publish(),
                new ExecutionActivitiesImpl(temporal.client(), store.catalogue(), heartbeats, Clock.systemUTC()));
        int cores = Runtime.getRuntime().availableProcessors();
        factory.newWorker(queues.compute(), slots(cores))
                .registerActivitiesImplementations(activities.document(), activities.model());
        factory.newWorker(queues.model(), slots(MODEL_SLOTS)).registerActivitiesImplementations(activities.model());
        factory.start();
        return new Workers(factory, gate);
    }

    private static WorkerOptions slots(int activities) {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(activities)
                .setDefaultDeadlockDetectionTimeout(DEADLOCK_MILLIS)
                .build();
    }

    @Bean
    Estimator estimator(RaptorProperties properties, Store store, Embedder embedder, Summariser summariser) {
        return new Estimator(properties.documents().limits(), embedder, summariser, properties.priceList(), store);
    }

    @Bean
    TaskOperations tasks(
            TemporalConnection temporal, Store store, TaskQueues queues, Clock clock, Estimator estimator) {
        return new TemporalTasks(
                temporal.client(),
                new StoredTasks(store.catalogue(), clock, estimator::estimate),
                queues,
                id -> store.catalogue().task(id).map(TaskRow::request));
    }

    @Bean
    LibraryOperations library(Store store, Embedder embedder) {
        return new LocalLibrary(store.library(), () -> embedder);
    }

    /** Only a server lets others in; beside it the interface is for commands of the same user. */
    @Bean
    AccessRules accessRules(RaptorProperties properties, Role role) {
        return new AccessRules(
                role == Role.SERVER,
                properties.server().token(),
                properties.sources().roots());
    }

    /** The activities' implementations, by the work they do. */
    record Activities(
            CatalogueActivitiesImpl catalogue,
            DocumentActivitiesImpl document,
            PublishActivitiesImpl publish,
            ModelActivitiesImpl model) {}
}
