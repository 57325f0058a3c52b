package io.raptor.starter.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.raptor.starter.config.Role;
import io.raptor.starter.testing.FaultyEndpoint;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.OnTrouble;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.temporal.testing.TemporalDevServer;
import io.temporal.testing.TemporalDevServerOptions;
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

/** A worker with room for one call at a time, which a large task keeps busy; and a small one of another dataset beside it. */
@Timeout(400)
class FairnessIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Documents of the large task, all of which it may have in flight. */
    private static final int FLOOD = 80;

    @TempDir
    private Path folder;

    private final FaultyEndpoint endpoint = new FaultyEndpoint();

    @BeforeEach
    void slow() {
        for (String word : List.of("Flood", "Small")) {
            endpoint.answers(
                    word,
                    WireMock.okJson(FaultyEndpoint.answer("Boats\\\\n\\\\nThe boats of " + word + " left.", "stop"))
                            .withFixedDelay(300));
        }
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void aSmallTaskOfAnotherDatasetNeedNotWaitForTheLargeOne() throws Exception {
        try (TemporalDevServer temporal = TemporalDevServer.start(TemporalDevServerOptions.newBuilder()
                        .setExistingPath(Tools.temporal())
                        .setDownloadEnabled(false)
                        .build());
                RunningRaptor worker = worker(temporal)) {
            start(worker, "Flood", FLOOD);
            await().atMost(PATIENCE).until(() -> endpoint.seen("Flood").size() >= 5);
            start(worker, "Small", 3);
            assertThat(worker.await("Small", status -> status.state().ended()).state())
                    .isEqualTo(TaskState.COMPLETED);
            // What was in line before it has not all gone before it.
            assertThat(endpoint.seen("Flood")).hasSizeLessThan(FLOOD);
        }
    }

    private RunningRaptor worker(TemporalDevServer temporal) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("raptor.temporal.target", temporal.getTarget());
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
                        dataset,
                        TaskRequest.of(
                                dataset, dataset, List.of(sources.toString()), RaptorSettings.defaults(), limits));
    }
}
