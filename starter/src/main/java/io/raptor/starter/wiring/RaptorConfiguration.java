package io.raptor.starter.wiring;

import com.uber.m3.tally.NoopScope;
import com.uber.m3.tally.Scope;
import io.raptor.activity.codec.CodecKeys;
import io.raptor.activity.codec.HiddenNames;
import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.RemoteFiles;
import io.raptor.activity.port.Store;
import io.raptor.activity.progress.CallTimes;
import io.raptor.activity.progress.RunFigures;
import io.raptor.activity.remote.UploadedFiles;
import io.raptor.activity.search.index.LuceneSearch;
import io.raptor.activity.source.SourceAccess;
import io.raptor.activity.source.SourceRoots;
import io.raptor.activity.store.SqlStore;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.config.Role;
import io.raptor.starter.config.WebhookProperties;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.guard.AccessRules;
import io.raptor.starter.guard.GuardSettings;
import io.raptor.starter.schedule.ScheduleOperations;
import io.raptor.starter.task.ChosenModels;
import io.raptor.starter.task.TemporalTasks;
import io.raptor.starter.temporal.TemporalConnection;
import io.raptor.starter.temporal.stuck.StuckTasks;
import io.raptor.starter.upload.Uploads;
import io.raptor.starter.webhook.Webhook;
import io.raptor.workflow.TaskQueues;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;

/**
 * The wiring of the program, put together by hand. Temporal's own Spring starter would open its connection before the
 * service of this process is there to connect to, and closes it before the calls in flight are through.
 */
@Configuration(proxyBeanMethods = false)
@Import({ModelConfiguration.class, ModelQueueConfiguration.class, WorkerConfiguration.class})
class RaptorConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "close")
    Store store(RaptorProperties properties, Role role) {
        return SqlStore.open(properties.storeSettings(), properties.migration(role));
    }

    @Bean
    TemporalConnection temporal(RaptorProperties properties, CodecKeys keys, ObjectProvider<Scope> metrics) {
        return TemporalConnection.open(
                properties.temporal().target(),
                properties.homeFolder(),
                keys,
                metrics.getIfAvailable(NoopScope::new),
                properties.server().token());
    }

    /** Begun at once, where one is set: nothing asks for it. */
    @Bean(destroyMethod = "close")
    @Lazy(false)
    @Nullable
    Webhook webhook(RaptorProperties properties, Store store, Clock clock) {
        WebhookProperties told = properties.webhook();
        return told.url().isEmpty() ? null : new Webhook(told.url(), told.secret(), store.notices(), clock).begin();
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
    RunFigures runFigures(Store store, Clock clock, CallTimes times) {
        return new RunFigures(store, clock, times);
    }

    @Bean
    Operations operations(
            RaptorProperties properties,
            Store store,
            ConfiguredModels models,
            Clock clock,
            RunFigures figures,
            ObjectProvider<CallObserver> observer) {
        return new Operations(
                properties, store, () -> models, clock, figures::of, observer.getIfAvailable(() -> CallObserver.NONE));
    }

    @Bean
    StuckTasks stuckTasks(TemporalConnection temporal, TaskQueues queues, Clock clock) {
        return new StuckTasks(temporal.prompt(), queues, clock);
    }

    @Bean
    TemporalTasks tasks(
            Operations operations,
            TemporalConnection temporal,
            TaskQueues queues,
            StuckTasks stuck,
            ConfiguredModels models,
            SourceRoots roots) {
        return operations.tasks(temporal, queues, stuck, ChosenModels.of(models.profile()), roots::admit);
    }

    @Bean
    ScheduleOperations schedules(TemporalConnection temporal, TaskQueues queues) {
        return Operations.schedules(temporal, queues);
    }

    @Bean(destroyMethod = "close")
    LuceneSearch search(RaptorProperties properties, Store store) {
        return LuceneSearch.of(properties.homeFolder(), store.publishedTrees());
    }

    @Bean
    DatasetOperations datasets(Operations operations, LuceneSearch search, Uploads uploads) {
        return operations.datasets(search, uploads);
    }

    @Bean
    Uploads uploads(RaptorProperties properties, Role role, UploadedFiles kept) {
        Uploads uploads = Operations.uploads(properties, kept);
        if (role == Role.SERVER) {
            uploads.open();
        }
        return uploads;
    }

    /** Only a server lets others in; beside it the interface is for commands of the same user. */
    @Bean
    AccessRules accessRules(RaptorProperties properties, Role role, Uploads uploads) {
        List<String> roots = new ArrayList<>(properties.sources().roots());
        roots.add(uploads.folder().toString());
        return new AccessRules(role == Role.SERVER, properties.server().access(), roots);
    }

    /** What tasks read that is on no disk. */
    @Bean
    @Primary // uploads are a part of it
    RemoteFiles remoteFiles(UploadedFiles kept) {
        return Operations.remote(kept);
    }

    @Bean
    UploadedFiles uploadedFiles(RaptorProperties properties, Store store) {
        return Operations.kept(properties, store);
    }

    @Bean
    SourceAccess sourceAccess(RaptorProperties properties, SourceRoots roots, RemoteFiles remote) {
        return new SourceAccess(roots, properties.documents().limits(), remote);
    }

    /** What holds for whoever starts a task by Temporal itself. */
    @Bean
    SourceRoots sourceRoots(RaptorProperties properties, AccessRules rules) {
        return properties.sources().roots().isEmpty() ? SourceRoots.unlimited() : SourceRoots.of(rules.roots());
    }

    @Bean
    CodecKeys codecKeys(RaptorProperties properties) {
        return properties.codecKeys();
    }

    @Bean
    GuardSettings guardSettings(RaptorProperties properties, Role role) {
        return properties.server().guard(role, properties.codec().uiOrigin(), properties.metrics());
    }
}
