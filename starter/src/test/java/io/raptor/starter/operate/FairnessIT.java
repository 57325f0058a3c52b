package io.raptor.starter.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.raptor.starter.config.Role;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.testing.FaultyEndpoint;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.OnTrouble;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.temporal.testing.TemporalDevServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker with room for one call at a time, which a large task keeps busy; and another one of another dataset beside it.
 * With {@code -Draptor.fairness.temporal=HOST:PORT} by that server.
 */
@Timeout(900)
class FairnessIT {

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    /** Documents of the large task, all of which it may have in flight. */
    private static final int FLOOD = 80;

    /** So many that its documents have no priority over others. */
    private static final int EQUAL = 21;

    /** So long that calls, and nothing else, are what both wait for; on a machine that does other work longer. */
    private static final int ANSWER_MILLIS = Integer.getInteger("raptor.fairness.answer-millis", 400);

    /** A server that is given may know tasks of other runs. */
    private final String run = Long.toString(System.nanoTime(), Character.MAX_RADIX);

    private static final String GIVEN = System.getProperty("raptor.fairness.temporal", "");

    @TempDir
    private Path folder;

    private final FaultyEndpoint endpoint = new FaultyEndpoint();

    @BeforeEach
    void slow() {
        for (String word : List.of("Flood", "Small", "Alone", "Equal")) {
            endpoint.answers(
                    word,
                    WireMock.okJson(FaultyEndpoint.answer("Boats\\\\n\\\\nThe boats of " + word + " left.", "stop"))
                            .withFixedDelay(ANSWER_MILLIS));
        }
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void aSmallTaskOfAnotherDatasetNeedNotWaitForTheLargeOne() throws Exception {
        try (Server temporal = server();
                RunningRaptor worker = worker(temporal.address())) {
            start(worker, "Flood", FLOOD);
            await().atMost(PATIENCE).until(() -> endpoint.seen("Flood").size() >= 5);
            complete(worker, "Small", 3);
            // What was in line before it has not all gone before it.
            assertThat(endpoint.seen("Flood")).hasSizeLessThan(FLOOD);
        }
    }

    @Test
    void ofTwoDatasetsWithEqualPriorityNeitherWaitsForMoreThanItsTurn() throws Exception {
        try (Server temporal = server();
                RunningRaptor worker = worker(temporal.address())) {
            Duration alone = complete(worker, "Alone", EQUAL);
            start(worker, "Flood", FLOOD);
            await().atMost(PATIENCE).until(() -> endpoint.seen("Flood").size() >= 5);
            int before = endpoint.seen("Flood").size();
            Duration beside = complete(worker, "Equal", EQUAL);
            int between = endpoint.seen("Flood").size() - before;
            System.out.printf(
                    "%d documents alone %d s; beside %d of another dataset %d s, %.1f times as long, with %d calls of the"
                            + " other for %d of its own%n",
                    EQUAL,
                    alone.toSeconds(),
                    FLOOD,
                    beside.toSeconds(),
                    (double) beside.toMillis() / alone.toMillis(),
                    between,
                    endpoint.seen("Equal").size());
            // In the order in which they came, all of the other's would have gone before; how many do depends on the
            // machine.
            assertThat(endpoint.seen("Flood")).hasSizeLessThan(FLOOD);
        }
    }

    /** @return the time that it took */
    private Duration complete(RunningRaptor worker, String dataset, int documents) throws IOException {
        long begun = System.nanoTime();
        start(worker, dataset, documents);
        await().atMost(PATIENCE)
                .ignoreExceptionsMatching(OperationException.class::isInstance) // it does not answer at this moment
                .until(() -> worker.tasks()
                        .statusNow(dataset + run)
                        .filter(status -> status.state() == TaskState.COMPLETED)
                        .isPresent());
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** A real Temporal, and how it ends. */
    private record Server(String address, Runnable end) implements AutoCloseable {

        @Override
        public void close() {
            end.run();
        }
    }

    private static Server server() {
        if (!GIVEN.isEmpty()) {
            return new Server(GIVEN, () -> {});
        }
        TemporalDevServer server = DevServer.start(
                "--dynamic-config-value",
                "matching.useNewMatcher=true",
                "--dynamic-config-value",
                "matching.enableFairness=true");
        return new Server(server.getTarget(), server::close);
    }

    private RunningRaptor worker(String temporal) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("raptor.temporal.target", temporal);
        settings.put("raptor.task-queue", "turns-" + System.nanoTime());
        settings.put("raptor.worker.model-slots", "1");
        settings.put("raptor.worker.pollers", "2");
        settings.put("raptor.chat.base-url", endpoint.baseUrl());
        settings.put("raptor.chat.model", "m1");
        return RunningRaptor.start(folder.resolve("home"), Role.WORKER, settings);
    }

    private void start(RunningRaptor worker, String dataset, int documents) throws IOException {
        Path sources = Files.createDirectories(folder.resolve(dataset));
        for (int i = 0; i < documents; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 30; j++) {
                text.append(dataset + " boat " + i + " leaves the harbour and carries freight of kind " + j + ".\n\n");
            }
            Files.writeString(sources.resolve("boat-" + i + ".txt"), text);
        }
        Limits limits = new Limits(FLOOD, FLOOD, 3, 3, 2.0, 2.0, 300.0, null, null, OnTrouble.PAUSE, OnTrouble.PAUSE);
        worker.tasks()
                .start(
                        dataset + run,
                        TaskRequest.of(
                                dataset + run,
                                dataset + run,
                                List.of(sources.toString()),
                                RaptorSettings.defaults(),
                                limits));
    }
}
