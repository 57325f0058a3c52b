package io.raptor.starter.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

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
                RunningRaptor worker = worker(folder, server, "one")) {
            worker.tasks().start("notes", request(notes));
            String current = makeCurrent(server, "one");
            TaskStatus end = worker.await("notes", status -> status.state().ended());
            assertThat(end.state()).as(current).isEqualTo(TaskState.COMPLETED);
            assertThat(temporal(server, "worker", "deployment", "list"))
                    .contains("harbour")
                    .contains("one");
            assertThat(temporal(server, "workflow", "describe", "--workflow-id", "notes"))
                    .containsIgnoringCase("pinned");
        }
    }

    /** Temporal sends each question about it to that build, and lets who asks wait ten seconds for a worker of it. */
    @Test
    void aTaskThatEndedOnABuildThatIsGoneAnswersAtOnceAndRunsAgain(@TempDir Path folder) throws Exception {
        Path notes = Files.createDirectory(folder.resolve("notes"));
        Files.writeString(notes.resolve("a.md"), "The keeper lights the lamp.");
        Path broken = Files.writeString(notes.resolve("b.pdf"), "%PDF-1.7\nno pages");
        try (TemporalDevServer server = DevServer.start()) {
            try (RunningRaptor one = worker(folder, server, "one")) {
                makeCurrent(server, "one");
                one.tasks().start("notes", request(notes));
                one.await("notes", status -> status.state() == TaskState.COMPLETED_WITH_FAILURES);
            }
            try (RunningRaptor two = worker(folder, server, "two")) {
                makeCurrent(server, "two");
                TaskStatus ended = assertTimeout(
                        Duration.ofSeconds(5), () -> two.tasks().status("notes").orElseThrow());
                assertThat(ended.state()).isEqualTo(TaskState.COMPLETED_WITH_FAILURES);
                assertThat(ended.failures())
                        .singleElement()
                        .satisfies(failure -> assertThat(failure.docId()).isEqualTo("b.pdf"));
                assertThat(ended.total()).as("what all its runs took").isNotNull();
                Files.delete(broken);
                Files.writeString(notes.resolve("b.md"), "The lamp burns oil.");
                two.tasks().start("notes", request(notes));
                two.await("notes", status -> status.state() == TaskState.COMPLETED);
            }
        }
    }

    private static RunningRaptor worker(Path folder, TemporalDevServer server, String build) {
        return RunningRaptor.start(
                folder.resolve("home"),
                Role.WORKER,
                Map.of(
                        "raptor.temporal.target",
                        server.getTarget(),
                        "raptor.worker.deployment",
                        "harbour",
                        "raptor.worker.build-id",
                        build));
    }

    /** As soon as the build's workers poll for all that a task needs. */
    private static String makeCurrent(TemporalDevServer server, String build) throws IOException {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(temporal(
                                server,
                                "worker",
                                "deployment",
                                "describe-version",
                                "--deployment-name",
                                "harbour",
                                "--build-id",
                                build))
                        .contains("raptor-compute"));
        return temporal(
                server,
                "worker",
                "deployment",
                "set-current-version",
                "--deployment-name",
                "harbour",
                "--build-id",
                build,
                "--yes");
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
