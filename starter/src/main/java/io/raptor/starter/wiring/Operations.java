package io.raptor.starter.wiring;

import io.raptor.activity.answer.Answerer;
import io.raptor.activity.call.BudgetGuard;
import io.raptor.activity.call.CallPolicies;
import io.raptor.activity.call.ConcurrencyLimit;
import io.raptor.activity.estimate.Estimator;
import io.raptor.activity.model.ModelRole;
import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.RemoteFiles;
import io.raptor.activity.port.Store;
import io.raptor.activity.progress.RunFigures;
import io.raptor.activity.remote.RemoteSources;
import io.raptor.activity.remote.S3Clients;
import io.raptor.activity.remote.S3Files;
import io.raptor.activity.remote.UploadedFiles;
import io.raptor.activity.search.index.LuceneSearch;
import io.raptor.activity.source.SourceAccess;
import io.raptor.activity.source.SourceRoots;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.LocalDatasets;
import io.raptor.starter.schedule.NoSchedules;
import io.raptor.starter.schedule.ScheduleOperations;
import io.raptor.starter.schedule.TemporalSchedules;
import io.raptor.starter.task.ChosenModels;
import io.raptor.starter.task.StoredTasks;
import io.raptor.starter.task.TemporalTasks;
import io.raptor.starter.temporal.TemporalConnection;
import io.raptor.starter.temporal.stuck.StuckTasks;
import io.raptor.starter.upload.Uploads;
import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.model.Estimate;
import io.raptor.workflow.model.TaskFigures;
import io.raptor.workflow.model.TaskRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/** The operations on the tasks and datasets of a store: wired once, for servers and for commands without one. */
final class Operations {

    /** One for the process: it has one set of keys. */
    private static final S3Files OBJECTS = new S3Files(new S3Clients(System.getenv()));

    private final RaptorProperties properties;
    private final Store store;
    private final Supplier<ConfiguredModels> models;
    private final Clock clock;
    private final Function<String, Optional<TaskFigures>> figures;
    private final CallObserver observer;

    /** One for all questions: equal ones wait for one another. */
    private final Supplier<Optional<Answerer>> answerer = SingletonSupplier.of(this::answerer);

    /** @param models asked for when they are needed: most commands need none */
    Operations(RaptorProperties properties, Store store, Supplier<ConfiguredModels> models, Clock clock) {
        this(
                properties,
                store,
                models,
                clock,
                taskId -> RunFigures.atRest(store, taskId, clock.instant()),
                CallObserver.NONE);
    }

    /**
     * @param figures of tasks that this process works on
     * @param observer of the calls that answer questions
     */
    Operations(
            RaptorProperties properties,
            Store store,
            Supplier<ConfiguredModels> models,
            Clock clock,
            Function<String, Optional<TaskFigures>> figures,
            CallObserver observer) {
        this.observer = observer;
        this.properties = properties;
        this.store = store;
        this.models = models;
        this.clock = clock;
        this.figures = figures;
    }

    /** Prices a task by what a store has already; by nothing where that is {@code null}. */
    static Estimate estimate(
            RaptorProperties properties, ConfiguredModels models, @Nullable Store store, TaskRequest request) {
        return new Estimator(
                        new SourceAccess(
                                SourceRoots.unlimited(),
                                properties.documents().limits(),
                                store == null ? OBJECTS : remote(kept(properties, store))),
                        models.embedder(),
                        models.summariser(),
                        properties.priceList(),
                        store,
                        models.profile())
                .estimate(request);
    }

    /** Uploads, which the store keeps, or says where they are. Nothing is connected before it is asked for. */
    static UploadedFiles kept(RaptorProperties properties, Store store) {
        return new UploadedFiles(
                store.uploads(), OBJECTS, properties.uploads().folder().orElse(null));
    }

    /** What is read that is on no disk. */
    static RemoteFiles remote(UploadedFiles kept) {
        return new RemoteSources(List.of(OBJECTS, kept));
    }

    static Uploads uploads(RaptorProperties properties, UploadedFiles kept) {
        return new Uploads(properties.homeFolder(), properties.uploads().maxFiles(), kept);
    }

    /** Tasks as far as the store knows them. */
    StoredTasks tasks() {
        return new StoredTasks(store, clock, request -> estimate(properties, models.get(), store, request), figures);
    }

    /**
     * The same, run by the workers of a Temporal service.
     *
     * @param admitting refuses a task's sources that must not be read
     */
    TemporalTasks tasks(
            TemporalConnection temporal,
            TaskQueues queues,
            StuckTasks stuck,
            ChosenModels chosen,
            BiConsumer<String, List<String>> admitting) {
        return new TemporalTasks(temporal.prompt(), tasks(), stuck, queues, chosen, admitting);
    }

    /** What starts tasks again and again, where the Temporal service keeps that. */
    static ScheduleOperations schedules(TemporalConnection temporal, TaskQueues queues) {
        return temporal.schedules()
                .<ScheduleOperations>map(client -> new TemporalSchedules(client, temporal.prompt(), queues))
                .orElseGet(NoSchedules::new);
    }

    /** @param search closed by whoever opened it */
    DatasetOperations datasets(LuceneSearch search, Uploads uploads) {
        return new LocalDatasets(
                LocalDatasets.Published.of(store),
                search,
                uploads,
                () -> models.get().embedder(),
                answerer);
    }

    /** Answers by a model of its own limits; those of tasks do not hold for questions. */
    private Optional<Answerer> answerer() {
        return models.get().chat(ModelRole.ANSWER, properties, observer).map(model -> {
            CallPolicies calls = new CallPolicies(
                    new ConcurrencyLimit(observer), new BudgetGuard(store.ledger()), properties.priceList(), observer);
            return new Answerer(
                    model.chat(),
                    model.properties().contextTokens(),
                    model.tokenizer(),
                    model.ledgered(store, calls, clock));
        });
    }
}
