package io.raptor.starter.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.activity.testing.LocalPostgres;
import io.raptor.starter.config.Role;
import io.raptor.starter.config.WorkerProperties;
import io.raptor.starter.operate.DevServer;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.temporal.testing.TemporalDevServer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who looks at a task whose worker was just killed, for which Temporal waits some time. */
@Timeout(240)
class KilledWorkerStatusIT {

    private static final String STATUS = "/api/v1/task/lamps/checkpoint-status";
    private static final Duration PROMPT = Duration.ofSeconds(3);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration LOOKING = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    @Test
    void isToldWhatIsKnown(@TempDir Path folder) throws Exception {
        Path lamps = Files.createDirectories(folder.resolve("lamps"));
        for (int i = 0; i < 3; i++) {
            Files.writeString(lamps.resolve(i + ".md"), "Lamp " + i + " was lit.\n\n".repeat(200));
        }
        LocalPostgres postgres = LocalPostgres.start();
        try (TemporalDevServer temporal = DevServer.start();
                FaultyModel model = new FaultyModel(new FaultSchedule(List.of(), 1));
                RunningRaptor server = RunningRaptor.start(
                        folder.resolve("server"),
                        Role.SERVER,
                        Map.of(
                                "raptor.temporal.target",
                                temporal.getTarget(),
                                "raptor.store.url",
                                postgres.url(),
                                "raptor.chat.base-url",
                                model.baseUrl(),
                                "raptor.chat.model",
                                "held",
                                WorkerProperties.QUEUES,
                                ""))) {
            model.holdAfter(0);
            Worker worker = Worker.start(
                    Files.createDirectories(folder.resolve("worker").resolve("home")),
                    List.of("worker", "--temporal", temporal.getTarget()),
                    Map.of(
                            "RAPTOR_STORE_URL",
                            postgres.url(),
                            "RAPTOR_CHAT_BASE_URL",
                            model.baseUrl(),
                            "RAPTOR_CHAT_MODEL",
                            "held"));
            try {
                server.tasks()
                        .start(
                                "lamps",
                                TaskRequest.of(
                                        "lamps",
                                        "lamps",
                                        List.of(lamps.toString()),
                                        RaptorSettings.defaults(),
                                        Limits.defaults()));
                server.await("lamps", status -> status.state() == TaskState.RUNNING && model.holds());
                assertThat(server.get(STATUS).body()).contains("\"state\":\"running\"");
            } finally {
                worker.kill();
            }
            await().pollInterval(EVERY).during(LOOKING).atMost(PATIENCE).untilAsserted(() -> {
                long begun = System.nanoTime();
                HttpResponse<String> told = server.get(STATUS);
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PROMPT);
                assertThat(told.body()).contains("\"state\":\"running\"", "\"total_documents\":3", "indexing");
            });
        } finally {
            postgres.close();
        }
    }
}
