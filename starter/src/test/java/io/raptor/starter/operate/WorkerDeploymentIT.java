package io.raptor.starter.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.starter.config.Role;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.testing.TemporalDevServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is one of a worker deployment, on the real server. */
@Timeout(240)
class WorkerDeploymentIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void tasksComeToTheBuildThatIsTheCurrentOne(@TempDir Path folder) throws Exception {
        Path notes = Files.createDirectory(folder.resolve("notes"));
        Files.writeString(notes.resolve("a.md"), "The keeper lights the lamp.");
        try (TemporalDevServer server = DevServer.start();
                RunningRaptor worker = RunningRaptor.start(
                        folder.resolve("home"),
                        Role.WORKER,
                        Map.of(
                                "raptor.temporal.target", server.getTarget(),
                                "raptor.worker.deployment", "harbour",
                                "raptor.worker.build-id", "one"))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(temporal(
                                    server,
                                    "worker",
                                    "deployment",
                                    "describe-version",
                                    "--deployment-name",
                                    "harbour",
                                    "--build-id",
                                    "one"))
                            .contains("raptor-compute"));
            worker.tasks().start("notes", request(notes));
            String current = temporal(
                    server,
                    "worker",
                    "deployment",
                    "set-current-version",
                    "--deployment-name",
                    "harbour",
                    "--build-id",
                    "one",
                    "--yes");
            TaskStatus end = worker.await("notes", status -> status.state().ended());
            assertThat(end.state()).as(current).isEqualTo(TaskState.COMPLETED);
            assertThat(temporal(server, "worker", "deployment", "list"))
                    .contains("harbour")
                    .contains("one");
            assertThat(temporal(server, "workflow", "describe", "--workflow-id", "notes"))
                    .containsIgnoringCase("pinned");
        }
    }

    private static TaskRequest request(Path notes) {
        return TaskRequest.of(
                "notes", "notes", List.of(notes.toString()), RaptorSettings.defaults(), Limits.defaults());
    }

    private static String temporal(TemporalDevServer server, String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of(Tools.temporal()));
        line.addAll(List.of(words));
        line.addAll(List.of("--address", server.getTarget()));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
