package io.raptor.starter.config;

import io.raptor.activity.estimate.Estimator;
import io.raptor.activity.model.Models;
import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Store;
import io.raptor.activity.store.SqlStore;
import io.raptor.starter.task.LibraryOperations;
import io.raptor.starter.task.LocalLibrary;
import io.raptor.starter.task.StoredTasks;
import io.raptor.starter.task.TaskOperations;
import io.raptor.starter.task.TemporalTasks;
import io.raptor.starter.temporal.TemporalConnection;
import io.raptor.starter.upload.Uploads;
import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.model.Estimate;
import io.raptor.workflow.model.TaskRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The store in this process, for commands that run nothing; and Temporal where that is elsewhere. */
public final class LocalAccess implements AutoCloseable {

    private final Store store;
    private final @Nullable TemporalConnection temporal;
    private final TaskOperations tasks;
    private final LibraryOperations library;

    private LocalAccess(
            Store store,
            @Nullable TemporalConnection temporal,
            TaskQueues queues,
            LibraryOperations library,
            Function<TaskRequest, Estimate> estimator) {
        this.store = store;
        this.temporal = temporal;
        this.library = library;
        StoredTasks stored = new StoredTasks(store, Clock.systemUTC(), estimator);
        this.tasks = temporal == null ? stored : new TemporalTasks(temporal.client(), stored, queues, this::request);
    }

    public static LocalAccess open(RaptorProperties properties) {
        Store store = SqlStore.open(properties.storeSettings());
        boolean elsewhere =
                !properties.temporal().embedded() && !properties.temporal().local();
        TemporalConnection temporal = elsewhere
                ? TemporalConnection.open(
                        properties.temporal().target(), properties.homeFolder(), properties.codecKeys())
                : null;
        return new LocalAccess(
                store,
                temporal,
                new TaskQueues(properties.taskQueue()),
                new LocalLibrary(
                        store.library(),
                        new Uploads(
                                properties.homeFolder(), properties.uploads().maxFiles()),
                        () -> Models.embedder(properties.embedding().settings())),
                request -> estimator(properties, store).estimate(request));
    }

    /** Prices a task; Temporal need not be there for it. A store that cannot be opened is taken for an empty one. */
    public static Estimate estimate(RaptorProperties properties, TaskRequest request) {
        Store store;
        try {
            store = SqlStore.open(properties.storeSettings());
        } catch (IndexingException closed) {
            return estimator(properties, null)
                    .estimate(request)
                    .warning("what the store has already is priced, too: " + closed.getMessage());
        }
        try (store) {
            return estimator(properties, store).estimate(request);
        }
    }

    private static Estimator estimator(RaptorProperties properties, @Nullable Store store) {
        Embedder embedder = Models.embedder(properties.embedding().settings());
        return new Estimator(
                properties.documents().limits(),
                embedder,
                Models.summariser(properties.chat().settings(), embedder.tokenizer()),
                properties.priceList(),
                store);
    }

    public TaskOperations tasks() {
        return tasks;
    }

    public LibraryOperations library() {
        return library;
    }

    /** What a task was started with. */
    public Optional<TaskRequest> request(String taskId) {
        return store.catalogue().task(taskId).map(TaskRow::request);
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
        store.close();
    }
}
