package io.raptor.starter.chaos;

import io.raptor.activity.store.StoreSettings;
import io.raptor.activity.testing.FreePort;
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
import java.util.Map;

/**
 * A small cluster as real processes: Temporal's server, PostgreSQL behind a wire, two servers that only answer, and five
 * workers, of which two have one chat model, two another, and one none.
 */
final class Cluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Database database;
    private final TemporalServer temporal;
    private final List<Worker> workers = new ArrayList<>();
    private final List<Worker> servers = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final WorkflowServiceStubs stubs;

    Cluster(Path folder, String model) throws IOException, InterruptedException, SQLException {
        database = Database.start();
        temporal = TemporalServer.start(folder);
        for (int i = 0; i < 2; i++) {
            int port = FreePort.next();
            addresses.add("http://127.0.0.1:" + port);
            servers.add(start(
                    folder.resolve("server-" + i),
                    List.of("serve", "--no-work", "--port", Integer.toString(port)),
                    environment(model, ClusterTask.Models.FIRST)));
        }
        int number = 0;
        for (ClusterTask.Models models : List.of(
                ClusterTask.Models.FIRST,
                ClusterTask.Models.FIRST,
                ClusterTask.Models.SECOND,
                ClusterTask.Models.SECOND,
                ClusterTask.Models.NONE)) {
            workers.add(start(folder.resolve("worker-" + number++), List.of("worker"), environment(model, models)));
        }
        stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(temporal.address())
                .setRpcTimeout(PATIENCE)
                .setRpcQueryTimeout(PATIENCE)
                .setRpcRetryOptions(
                        RpcRetryOptions.newBuilder().setExpiration(PATIENCE).validateBuildWithDefaults())
                .build());
    }

    private Worker start(Path folder, List<String> words, Map<String, String> environment) throws IOException {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--temporal", temporal.address()));
        return Worker.start(Files.createDirectories(folder.resolve("home")), all, environment);
    }

    private Map<String, String> environment(String model, ClusterTask.Models models) {
        Map<String, String> environment = new HashMap<>();
        environment.put("RAPTOR_STORE_URL", database.urlThroughWire());
        environment.put("RAPTOR_STORE_CONNECTIONS", "6");
        environment.put("RAPTOR_SHUTDOWN_GRACE", "20s");
        models.settings(model)
                .forEach((key, value) -> environment.put(
                        key.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace('-', '_'), value));
        return environment;
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

    DatabaseWire wire() {
        return database.wire();
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
            database.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
