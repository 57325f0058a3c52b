package io.raptor.starter.wiring;

import io.raptor.activity.estimate.Estimator;
import io.raptor.activity.port.Store;
import io.raptor.activity.progress.RunFigures;
import io.raptor.activity.search.index.LuceneSearch;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.dataset.LocalDatasets;
import io.raptor.starter.dataset.LocalGraphs;
import io.raptor.starter.task.ChosenModels;
import io.raptor.starter.task.StoredTasks;
import io.raptor.starter.task.TemporalTasks;
import io.raptor.starter.temporal.TemporalConnection;
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

/** The operations on the tasks and datasets of a store: wired once, for servers and for commands without one. */
final class Operations {

    private final RaptorProperties properties;
    private final Store store;
    private final Supplier<ConfiguredModels> models;
    private final Clock clock;
    private final Function<String, Optional<TaskFigures>> figures;

    /** @param models asked for when they are needed: most commands need none */
    Operations(RaptorProperties properties, Store store, Supplier<ConfiguredModels> models, Clock clock) {
        this(properties, store, models, clock, taskId -> RunFigures.atRest(store, taskId, clock.instant()));
    }

    /** @param figures of tasks that this process works on */
    Operations(
            RaptorProperties properties,
            Store store,
            Supplier<ConfiguredModels> models,
            Clock clock,
            Function<String, Optional<TaskFigures>> figures) {
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
                        properties.documents().limits(),
                        models.embedder(),
                        models.summariser(),
                        properties.priceList(),
                        store)
                .estimate(request);
    }

    static Uploads uploads(RaptorProperties properties) {
        return new Uploads(properties.homeFolder(), properties.uploads().maxFiles());
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
            ChosenModels chosen,
            BiConsumer<String, List<String>> admitting) {
        return new TemporalTasks(temporal.prompt(), tasks(), queues, chosen, admitting);
    }

    /** @param search closed by whoever opened it */
    DatasetOperations datasets(LuceneSearch search, Uploads uploads) {
        return new LocalDatasets(
                store.publishedTrees(),
                search,
                search,
                new LocalGraphs(store.publishedGraphs()),
                uploads,
                () -> models.get().embedder());
    }
}
