package io.raptor.starter.wiring;

import io.raptor.activity.AtomicActivitiesImpl;
import io.raptor.activity.CatalogueActivitiesImpl;
import io.raptor.activity.DatasetActivitiesImpl;
import io.raptor.activity.DocumentActivitiesImpl;
import io.raptor.activity.ExecutionActivitiesImpl;
import io.raptor.activity.GraphActivitiesImpl;
import io.raptor.activity.MemorySteps;
import io.raptor.activity.PublishActivitiesImpl;
import io.raptor.activity.WorkerModels;
import io.raptor.activity.call.ConcurrencyLimit;
import io.raptor.activity.call.LedgeredEmbeddings;
import io.raptor.activity.call.LedgeredSummaries;
import io.raptor.activity.codec.HiddenNames;
import io.raptor.activity.document.DocumentLoader;
import io.raptor.activity.port.RemoteFiles;
import io.raptor.activity.port.Store;
import io.raptor.activity.progress.RunFigures;
import io.raptor.activity.source.SourceAccess;
import io.raptor.activity.worker.ActivityGuardInterceptor;
import io.raptor.activity.worker.LiveUsageInterceptor;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.config.Role;
import io.raptor.starter.schedule.ScheduledStarts;
import io.raptor.starter.task.TemporalTasks;
import io.raptor.starter.temporal.TemporalConnection;
import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.model.ModelProfile;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** The activities, and the workers that run them. */
@Configuration(proxyBeanMethods = false)
class WorkerConfiguration {

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService heartbeats() {
        return Executors.newScheduledThreadPool(2);
    }

    @Bean
    WorkerModels workerModels(ModelProfile models, TemporalConnection temporal, TaskQueues queues, Clock clock) {
        return WorkerModels.among(models, temporal.client(), queues, clock);
    }

    @Bean
    DocumentLoader loader(RaptorProperties properties, ConfiguredModels models, RemoteFiles remote) {
        return new DocumentLoader(
                properties.documents().limits(), models.embedder().tokenizer(), remote);
    }

    @Bean
    DocumentActivitiesImpl documentActivities(
            Store store, DocumentLoader loader, ModelProfile models, LedgeredEmbeddings embeddings) {
        return new DocumentActivitiesImpl(store, loader, models, embeddings);
    }

    @Bean
    DatasetActivitiesImpl datasetActivities(Store store) {
        return new DatasetActivitiesImpl(store);
    }

    @Bean
    GraphActivitiesImpl graphActivities(Store store, ConfiguredModels models) {
        return new GraphActivitiesImpl(store, models.embedder().tokenizer());
    }

    @Bean
    CatalogueActivitiesImpl catalogueActivities(
            Store store,
            SourceAccess sources,
            WorkerModels models,
            Clock clock,
            TemporalConnection temporal,
            HiddenNames names) {
        return new CatalogueActivitiesImpl(store, sources, models, clock, temporal::knowsSearchAttributes, names);
    }

    @Bean
    PublishActivitiesImpl publishActivities(Store store, Clock clock) {
        return new PublishActivitiesImpl(store, clock);
    }

    @Bean
    ExecutionActivitiesImpl executionActivities(
            TemporalConnection temporal,
            Store store,
            ScheduledExecutorService heartbeats,
            Clock clock,
            HiddenNames names,
            WorkerModels models) {
        return new ExecutionActivitiesImpl(temporal.client(), store.catalogue(), heartbeats, clock, names, models);
    }

    @Bean
    MemorySteps memorySteps(
            Store store,
            DocumentLoader loader,
            ConfiguredModels models,
            LedgeredEmbeddings embeddings,
            LedgeredSummaries summaries) {
        return new MemorySteps(
                store,
                loader,
                models.profile(),
                embeddings,
                summaries,
                models.embedder().tokenizer());
    }

    @Bean
    AtomicActivitiesImpl atomicActivities(
            CatalogueActivitiesImpl catalogue,
            Store store,
            MemorySteps steps,
            ModelProfile models,
            ConcurrencyLimit gate,
            Clock clock) {
        return new AtomicActivitiesImpl(catalogue, store, steps, models, gate, clock);
    }

    @Bean
    ScheduledStarts scheduledStarts(TemporalTasks tasks) {
        return new ScheduledStarts(tasks);
    }

    @Bean
    ControlActivities controlActivities(
            CatalogueActivitiesImpl catalogue,
            PublishActivitiesImpl publish,
            AtomicActivitiesImpl atomic,
            ExecutionActivitiesImpl execution,
            ScheduledStarts schedules) {
        return new ControlActivities(catalogue, publish, atomic, execution, schedules);
    }

    @Bean
    LiveUsageInterceptor figuresSoFar(RunFigures figures) {
        return new LiveUsageInterceptor(figures::of);
    }

    @Bean(destroyMethod = "") // ended by the workers, who wait for the calls in flight
    WorkerFactory workerFactory(
            TemporalConnection temporal,
            Store store,
            ScheduledExecutorService heartbeats,
            ObjectProvider<WorkerInterceptor> others,
            RaptorProperties properties) {
        List<WorkerInterceptor> interceptors = new ArrayList<>();
        interceptors.add(new ActivityGuardInterceptor(heartbeats, store.shared()));
        others.orderedStream().forEach(interceptors::add);
        return WorkerFactory.newInstance(
                temporal.client(),
                WorkerFactoryOptions.newBuilder()
                        .setWorkflowCacheSize(properties.worker().cachedWorkflows())
                        .setMaxWorkflowThreadCount(properties.worker().workflowThreads())
                        .setWorkerInterceptors(interceptors.toArray(WorkerInterceptor[]::new))
                        .build());
    }

    @Bean
    WorkerDeploymentOptions workerDeployment(RaptorProperties properties, TemporalConnection temporal) {
        return Deployment.of(properties.worker(), temporal);
    }

    @Bean
    WorkerQueues workerQueues(
            WorkerFactory factory,
            TaskQueues queues,
            ModelProfile models,
            RaptorProperties properties,
            WorkerDeploymentOptions deployment) {
        return new WorkerQueues(factory, queues, models, properties.worker(), deployment);
    }

    @Bean
    @Lazy(false) // nobody asks for them: they ask for work
    Workers workers(
            WorkerFactory factory,
            WorkerQueues polled,
            ControlActivities control,
            DocumentActivitiesImpl documents,
            DatasetActivitiesImpl datasets,
            GraphActivitiesImpl graphs,
            ModelQueueActivities models,
            ConcurrencyLimit gate,
            RaptorProperties properties,
            Role role) {
        polled.control(control);
        polled.compute(documents, datasets, graphs);
        polled.models(models);
        factory.start();
        return new Workers(factory, gate, properties.grace(role));
    }
}
