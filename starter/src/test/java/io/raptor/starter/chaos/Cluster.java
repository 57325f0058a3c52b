package io.raptor.starter.chaos;

import static org.awaitility.Awaitility.await;

import io.raptor.activity.store.StoreSettings;
import io.raptor.activity.testing.FreePort;
import io.raptor.activity.testing.ObjectStorage;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A small cluster as real processes: Temporal's server, PostgreSQL and an object storage behind wires, two servers that
 * only answer, and five workers of one deployment, of which two have one chat model, two another, and one none.
 */
final class Cluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration STARTED = Duration.ofMinutes(2);
    private static final int SERVERS = 2;

    private final Path folder;
    private final String model;
    private final Database database;
    private final TemporalServer temporal;
    private final ObjectWire objects;
    private final WorkflowServiceStubs stubs;
    private final Rollout rollout;
    private final List<String> addresses = new ArrayList<>();
    private final List<Worker> servers;
    private final List<Worker> workers = new ArrayList<>();
    private final List<Worker> leaving = new ArrayList<>();

    /** @param storage of objects, which is reached with faults on the way */
    Cluster(Path folder, String model, ObjectStorage storage, long seed)
            throws IOException, InterruptedException, SQLException {
        this.folder = folder;
        this.model = model;
        database = Database.start();
        temporal = TemporalServer.start(folder);
        objects = new ObjectWire(storage.endpoint().getPort(), seed);
        stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(temporal.address())
                .setRpcTimeout(PATIENCE)
                .setRpcQueryTimeout(PATIENCE)
                .setRpcRetryOptions(
                        RpcRetryOptions.newBuilder().setExpiration(PATIENCE).validateBuildWithDefaults())
                .build());
        rollout = new Rollout(stubs);
        List<Callable<Worker>> first = new ArrayList<>();
        for (int i = 0; i < SERVERS; i++) {
            int port = FreePort.next();
            addresses.add("http://127.0.0.1:" + port);
            Path home = folder.resolve("server-" + i);
            List<String> words = List.of("serve", "--no-work", "--port", Integer.toString(port));
            first.add(() -> start(home, words, environment(ClusterTask.Models.FIRST)));
        }
        servers = together(first);
        workers.addAll(together(of(Rollout.FIRST)));
        await().atMost(STARTED).until(() -> rollout.current(Rollout.FIRST));
    }

    /** The workers of a build, to be started. */
    private List<Callable<Worker>> of(String build) {
        List<Callable<Worker>> all = new ArrayList<>();
        for (ClusterTask.Models models : List.of(
                ClusterTask.Models.FIRST,
                ClusterTask.Models.FIRST,
                ClusterTask.Models.SECOND,
                ClusterTask.Models.SECOND,
                ClusterTask.Models.NONE)) {
            Path home = folder.resolve("worker-" + build + "-" + all.size());
            Map<String, String> environment = environment(models);
            environment.put("RAPTOR_WORKER_DEPLOYMENT", Rollout.DEPLOYMENT);
            environment.put("RAPTOR_WORKER_BUILD_ID", build);
            all.add(() -> start(home, List.of("worker"), environment));
        }
        return all;
    }

    private static List<Worker> together(List<Callable<Worker>> starts) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(starts.size());
        try {
            List<Worker> started = new ArrayList<>();
            for (Future<Worker> one : threads.invokeAll(starts)) {
                started.add(one.get());
            }
            return started;
        } catch (ExecutionException e) {
            throw new IOException("a process does not start", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Worker start(Path folder, List<String> words, Map<String, String> environment) throws IOException {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--temporal", temporal.address()));
        return Worker.startAside(Files.createDirectories(folder.resolve("home")), all, environment);
    }

    private Map<String, String> environment(ClusterTask.Models models) {
        Map<String, String> environment = new HashMap<>(ObjectStorage.environment(objects.port()));
        // Each object comes over a connection of its own, so that each may meet a fault.
        environment.put("JAVA_TOOL_OPTIONS", "-Dhttp.keepAlive=false");
        environment.put("RAPTOR_STORE_URL", database.urlThroughWire());
        environment.put("RAPTOR_STORE_CONNECTIONS", "6");
        environment.put("RAPTOR_SHUTDOWN_GRACE", "20s");
        models.settings(model)
                .forEach((key, value) -> environment.put(
                        key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'), value));
        return environment;
    }

    /** Starts workers of the next build beside those of the first, and gives it what begins from now on. */
    void upgrade() throws IOException, InterruptedException {
        leaving.addAll(workers);
        workers.addAll(together(of(Rollout.NEXT)));
        await().atMost(STARTED).until(() -> rollout.current(Rollout.NEXT));
    }

    /**
     * Ends the workers of the first build, if nothing is left for them.
     *
     * @return whether they have ended now
     */
    boolean retired() throws InterruptedException {
        if (leaving.isEmpty() || !rollout.drained(Rollout.FIRST)) {
            return false;
        }
        for (Worker old : leaving) {
            old.stop();
            workers.remove(old);
        }
        leaving.clear();
        return true;
    }

    List<Worker> workers() {
        return workers;
    }

    List<Worker> servers() {
        return servers;
    }

    /** Of the servers. */
    List<String> addresses() {
        return addresses;
    }

    TemporalServer temporal() {
        return temporal;
    }

    Database database() {
        return database;
    }

    /** Between workers and the object storage. */
    ObjectWire objects() {
        return objects;
    }

    StoreSettings store() {
        return new StoreSettings(database.url(), "", "");
    }

    WorkflowClient client() {
        return WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.dataConverter())
                        .build());
    }

    @Override
    public void close() throws IOException {
        stubs.shutdownNow();
        try {
            for (Worker process : workers) {
                process.close();
            }
            for (Worker process : servers) {
                process.close();
            }
            temporal.close();
            objects.close();
            database.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
