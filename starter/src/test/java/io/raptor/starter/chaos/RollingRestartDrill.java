package io.raptor.starter.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.starter.chaos.Call.Kind;
import io.raptor.workflow.Payloads;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three workers that are replaced one after the other while their model takes long for each answer. */
class RollingRestartDrill {

    private static final Duration THINKING = Duration.ofSeconds(25);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int WORKERS = 3;
    private static final int DOCUMENTS = 8;

    /** Calls, before the next worker is replaced. */
    private static final int IN_FLIGHT = 3;

    @Test
    void noCallIsMadeTwice(@TempDir Path folder) throws Exception {
        Path sources = folder.resolve("sources");
        Corpus.of(DOCUMENTS).write(sources);
        Database database = Database.start();
        TemporalServer temporal = TemporalServer.start(folder);
        List<Worker> workers = new ArrayList<>();
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(temporal.address())
                .build());
        try (FaultyModel model = new FaultyModel(new FaultSchedule(List.of(), 1), THINKING)) {
            for (int i = 0; i < WORKERS; i++) {
                workers.add(worker(folder.resolve("worker-" + i), temporal, database, model));
            }
            Pilot pilot = new Pilot(() -> client(stubs), ClusterTask.request("slow", sources.toString()));
            pilot.start();
            for (Worker worker : workers) {
                await("calls in flight").atMost(PATIENCE).until(() -> model.inFlight() >= IN_FLIGHT);
                worker.stop();
                worker.startAgain();
            }
            assertThat(pilot.completed()).as("it was not all over before").isFalse();
            await("the end").atMost(PATIENCE).until(pilot::completed);
            Bill bill = new Bill(model.calls(), List.of());
            System.out.printf("%d calls, %d chat answers paid twice%n", bill.requests(), bill.paidTwice(Kind.CHAT));
            assertThat(bill.paidTwice(Kind.CHAT)).isZero();
        } finally {
            stubs.shutdownNow();
            for (Worker worker : workers) {
                worker.close();
            }
            temporal.close();
            database.close();
        }
    }

    private static Worker worker(Path folder, TemporalServer temporal, Database database, FaultyModel model)
            throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("RAPTOR_STORE_URL", database.url());
        environment.put("RAPTOR_CHAT_BASE_URL", model.baseUrl());
        environment.put("RAPTOR_CHAT_MODEL", "slow");
        environment.put("RAPTOR_CHAT_TIMEOUT", "60s");
        environment.put("RAPTOR_SHUTDOWN_GRACE", "50s");
        return Worker.start(
                Files.createDirectories(folder.resolve("home")),
                List.of("worker", "--temporal", temporal.address()),
                environment);
    }

    private static WorkflowClient client(WorkflowServiceStubs stubs) {
        return WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.dataConverter())
                        .build());
    }
}
