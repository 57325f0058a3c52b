package io.raptor.starter.chaos;

import io.raptor.activity.store.StoreSettings;
import io.raptor.activity.testing.DiskSpace;
import io.raptor.workflow.Payloads;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that a task runs on, as real processes: each of them can be taken away and put back. */
final class Stage implements AutoCloseable {

    /** After which a worker gives a request to the model up. */
    static final Duration MODEL_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path home;
    private final Deque<Ending> open = new ArrayDeque<>();
    private final @Nullable Database database;
    private final @Nullable TemporalServer server;
    private final @Nullable WallClock clock;
    private final Worker worker;
    private @Nullable WorkflowServiceStubs stubs;

    private Stage(Plan plan, FaultyModel model, Path folder) throws IOException, InterruptedException, SQLException {
        home = Files.createDirectories(folder.resolve("home"));
        Map<String, String> environment = new HashMap<>();
        environment.put("RAPTOR_CHAT_BASE_URL", model.baseUrl());
        environment.put("RAPTOR_CHAT_MODEL", Undisturbed.MODEL);
        environment.put("RAPTOR_CHAT_TIMEOUT", MODEL_TIMEOUT.toString());
        environment.put("RAPTOR_EMBEDDING_BASE_URL", model.baseUrl());
        environment.put("RAPTOR_EMBEDDING_MODEL", Undisturbed.MODEL);
        environment.put("RAPTOR_EMBEDDING_TIMEOUT", MODEL_TIMEOUT.toString());
        try {
            boolean jumps =
                    plan.events().stream().anyMatch(event -> event.disturbance().ofClock());
            clock = jumps ? WallClock.in(folder).orElseThrow() : null;
            if (clock != null) {
                environment.putAll(clock.environment());
            }
            database = plan.layout().postgres() ? Database.start() : null;
            if (database != null) {
                open.push(database::close);
                environment.put("RAPTOR_STORE_URL", database.urlThroughWire());
            }
            server = plan.layout().server() ? TemporalServer.start(folder) : null;
            if (server != null) {
                open.push(server::close);
            }
            List<String> words = server == null
                    ? List.of("serve", "--port", "0")
                    : List.of("worker", "--temporal", server.address());
            worker = Worker.start(home, words, environment);
            open.push(worker::close);
            stubs = connected();
        } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    static Stage set(Plan plan, FaultyModel model, Path folder) throws IOException, InterruptedException, SQLException {
        return new Stage(plan, model, folder);
    }

    /** How a part is ended. */
    @FunctionalInterface
    private interface Ending {
        void end() throws IOException, InterruptedException;
    }

    private WorkflowServiceStubs connected() {
        return WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(worker.temporal())
                .setRpcTimeout(PATIENCE)
                .setRpcQueryTimeout(PATIENCE)
                .setRpcRetryOptions(RpcRetryOptions.newBuilder()
                        .setInitialInterval(Duration.ofMillis(100))
                        .setMaximumInterval(Duration.ofSeconds(1))
                        .setExpiration(PATIENCE)
                        .validateBuildWithDefaults())
                .build());
    }

    /** To steer with, as anybody's client would. */
    WorkflowClient client() {
        return WorkflowClient.newInstance(
                required(stubs),
                WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.dataConverter())
                        .build());
    }

    void killWorker() throws InterruptedException {
        worker.kill();
    }

    void startWorkerAgain() throws IOException {
        worker.startAgain();
        required(stubs).shutdownNow();
        stubs = connected();
    }

    void killTemporal() throws InterruptedException {
        required(server).kill();
    }

    void startTemporalAgain() throws IOException {
        required(server).startAgain();
    }

    DatabaseWire wire() {
        return required(database).wire();
    }

    void fillDisk() throws IOException, InterruptedException {
        DiskSpace.fill(worker.process(), home.resolve("store/raptor.mv.db"));
    }

    void freeDisk() throws IOException, InterruptedException {
        DiskSpace.free(worker.process());
    }

    void setClock(Duration offset) throws IOException {
        required(clock).set(offset);
    }

    /** How often the worker's log tells of a store that is not there. */
    long storeFailures() throws IOException {
        Path log = home.resolve("logs/raptor.log");
        if (!Files.exists(log)) {
            return 0;
        }
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("StoreUnavailable")).count();
        }
    }

    /** Ends the worker as an operator would, so that its store can be opened. */
    StoreSettings stopAndOpen() throws InterruptedException {
        worker.stop();
        return Optional.ofNullable(database)
                .map(kept -> new StoreSettings(kept.url(), "", ""))
                .orElseGet(() -> StoreSettings.home(home));
    }

    private static <T> T required(@Nullable T part) {
        return Optional.ofNullable(part).orElseThrow(() -> new IllegalStateException("not in this layout"));
    }

    @Override
    public void close() {
        if (stubs != null) {
            stubs.shutdownNow();
        }
        while (!open.isEmpty()) {
            try {
                open.pop().end();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new IllegalStateException("a part of the stage does not end", e);
            }
        }
    }
}
