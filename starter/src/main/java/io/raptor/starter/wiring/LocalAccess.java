package io.raptor.starter.wiring;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Store;
import io.raptor.activity.search.index.LuceneSearch;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.store.StoreSettings;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.schedule.NoSchedules;
import io.raptor.starter.schedule.ScheduleOperations;
import io.raptor.starter.task.ChosenModels;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.temporal.TemporalConnection;
import io.raptor.starter.temporal.stuck.StuckTasks;
import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.model.Estimate;
import io.raptor.workflow.model.TaskRequest;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The store in this process, for commands that run nothing; and Temporal where that is elsewhere. */
public final class LocalAccess implements AutoCloseable {

    private final Store store;
    private final LuceneSearch search;
    private final @Nullable TemporalConnection temporal;
    private final TaskOperations tasks;
    private final DatasetOperations datasets;
    private final ScheduleOperations schedules;
    private final TaskQueues queues;

    private LocalAccess(
            Store store,
            LuceneSearch search,
            @Nullable TemporalConnection temporal,
            TaskQueues queues,
            TaskOperations tasks,
            DatasetOperations datasets) {
        this.store = store;
        this.search = search;
        this.temporal = temporal;
        this.queues = queues;
        this.schedules = temporal == null ? new NoSchedules() : Operations.schedules(temporal, queues);
        this.tasks = tasks;
        this.datasets = datasets;
    }

    public static LocalAccess open(RaptorProperties properties) {
        return open(properties, SqlStore.open(properties.storeSettings(), properties.migration()));
    }

    /** For commands that only read: a home that is not there holds nothing, and stays away. */
    public static LocalAccess look(RaptorProperties properties) {
        return Files.exists(properties.homeFolder()) ? open(properties) : open(properties, nothing());
    }

    private static Store nothing() {
        return SqlStore.open(StoreSettings.inMemory("nothing-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
    }

    /**
     * For commands that start tasks, follow them, or have them go on: where workers elsewhere have another store than
     * this home, that is left alone, for what it has under a task's name would be another's.
     */
    public static LocalAccess client(RaptorProperties properties) {
        boolean strange =
                properties.temporal().elsewhere() && !properties.storeSettings().shared();
        return strange ? open(properties, nothing()) : open(properties);
    }

    private static LocalAccess open(RaptorProperties properties, Store store) {
        TemporalConnection temporal = properties.temporal().elsewhere()
                ? TemporalConnection.open(
                        properties.temporal().target(), properties.homeFolder(), properties.codecKeys())
                : null;
        Operations operations =
                new Operations(properties, store, () -> ConfiguredModels.of(properties), Clock.systemUTC());
        TaskQueues queues = new TaskQueues(properties.taskQueue());
        LuceneSearch search = LuceneSearch.of(properties.homeFolder(), store.publishedTrees());
        return new LocalAccess(
                store,
                search,
                temporal,
                queues,
                temporal == null
                        ? operations.tasks()
                        : operations.tasks(
                                temporal, queues, stuck(temporal, queues), chosen(properties), (task, sources) -> {
                                    // Whoever works for that service checks them.
                                }),
                operations.datasets(search, Operations.uploads(properties, Operations.kept(properties, store))));
    }

    private static StuckTasks stuck(TemporalConnection temporal, TaskQueues queues) {
        return new StuckTasks(temporal.prompt(), queues, Clock.systemUTC());
    }

    private static ChosenModels chosen(RaptorProperties properties) {
        return properties.namesModels()
                ? ChosenModels.of(ConfiguredModels.of(properties).profile())
                : ChosenModels.unnamed();
    }

    /** Prices a task; Temporal need not be there for it. A store that cannot be opened is taken for an empty one. */
    public static Estimate estimate(RaptorProperties properties, TaskRequest request) {
        ConfiguredModels models = ConfiguredModels.of(properties);
        Store store;
        try {
            store = SqlStore.open(properties.storeSettings(), properties.migration());
        } catch (IndexingException closed) {
            return Operations.estimate(properties, models, null, request)
                    .warning("the estimate includes what the store has already: " + closed.getMessage());
        }
        try (store) {
            return Operations.estimate(properties, models, store, request);
        }
    }

    public TaskOperations tasks() {
        return tasks;
    }

    public DatasetOperations datasets() {
        return datasets;
    }

    public ScheduleOperations schedules() {
        return schedules;
    }

    /** The store is that of whoever runs the tasks. */
    public boolean sharesStore() {
        return temporal == null || store.shared();
    }

    /** The reason why nothing runs at Temporal now, and what to do about it; empty when workers ask for work, or none are needed. */
    public Optional<String> idle() {
        return temporal == null ? Optional.empty() : temporal.idle(queues.control());
    }

    /** Something besides this process may run tasks. */
    public boolean reachesTemporal() {
        return temporal != null;
    }

    @Override
    public void close() {
        if (temporal != null) {
            temporal.close();
        }
        search.close();
        store.close();
    }
}
