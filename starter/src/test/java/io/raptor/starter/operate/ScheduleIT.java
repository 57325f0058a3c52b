package io.raptor.starter.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.raptor.starter.cli.Terminals;
import io.raptor.starter.config.Role;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.schedule.PastStart;
import io.raptor.starter.schedule.PastStart.Outcome;
import io.raptor.starter.schedule.ScheduleOperations;
import io.raptor.starter.schedule.ScheduleView;
import io.raptor.starter.schedule.Timing;
import io.raptor.starter.task.TaskAction;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.starter.text.Json;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.testing.TemporalDevServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Schedules of the real server, by REST, by the command line, and by their own times. */
@Timeout(240)
class ScheduleIT {

    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private Path papers;
    private TemporalDevServer temporal;
    private RunningRaptor raptor;
    private ScheduleOperations schedules;

    @BeforeEach
    void start() throws Exception {
        papers = Files.createDirectory(folder.resolve("papers"));
        Files.writeString(papers.resolve("lamp.md"), "The keeper lights the lamp at dusk. ".repeat(40));
        temporal = DevServer.start();
        raptor = RunningRaptor.start(
                folder.resolve("home"),
                Role.SERVER,
                Map.of("raptor.temporal.target", temporal.getTarget(), "raptor.sources.roots", papers.toString()));
        schedules = raptor.bean(ScheduleOperations.class);
    }

    @AfterEach
    void stop() {
        raptor.close();
        temporal.close();
    }

    @Test
    void aScheduleStartsItsTaskUnderTheTasksOwnIdAndNeverTwiceAtOnce() throws Exception {
        String body = "{\"task\":{\"dataset\":\"papers\",\"sources\":[\"%s\"]},\"schedule\":{\"every\":\"6h\"}}";
        var made = raptor.post("/api/v1/schedule", body.formatted(papers));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).contains("/api/v1/schedule/papers");
        ScheduleView view = Json.read(made.body(), ScheduleView.class);
        assertThat(view.nextStarts()).hasSizeGreaterThan(1);
        assertThat(view.schedule()).isEqualTo(new Timing("6h", null, null));
        assertThat(raptor.tasks().statusNow("papers")).isEmpty();

        run();
        TaskStatus first = ended("papers");
        assertThat(first.state()).isEqualTo(TaskState.COMPLETED);
        assertThat(first.completedDocuments()).isEqualTo(1);
        assertThat(last(1).outcome()).isEqualTo(Outcome.STARTED);

        Files.writeString(papers.resolve("boat.md"), "The boat leaves the harbour at dawn. ".repeat(40));
        run();
        await().atMost(LONG)
                .until(() -> raptor.tasks()
                        .statusNow("papers")
                        .filter(status -> status.state() == TaskState.COMPLETED && status.totalDocuments() == 2)
                        .isPresent());
        assertThat(last(2).outcome()).isEqualTo(Outcome.STARTED);

        pauseItsTask();
        run();
        assertThat(last(3).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(last(3).detail()).isEqualTo("task papers had not ended (paused)");

        assertThat(raptor.post("/api/v1/schedule", body.formatted(papers)).statusCode())
                .isEqualTo(409);
        assertThat(raptor.post("/api/v1/schedule", body.formatted("/etc")).body())
                .contains("#/task/sources/0");
        assertThat(raptor.send("DELETE", "/api/v1/schedule/papers", "").statusCode())
                .isEqualTo(204);
        assertThat(raptor.get("/api/v1/schedule/papers").statusCode()).isEqualTo(404);
        assertThat(raptor.tasks().statusNow("papers")).isPresent();
    }

    /** A task that need not have begun yet. */
    private TaskStatus ended(String task) {
        return await().atMost(LONG)
                .until(
                        () -> raptor.tasks()
                                .statusNow(task)
                                .filter(status -> status.state().ended()),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void run() {
        assertThat(raptor.post("/api/v1/schedule/papers/run", "").statusCode()).isEqualTo(202);
    }

    /** The newest start, once there are so many and it is decided. */
    private PastStart last(int starts) {
        return await().atMost(LONG)
                .until(
                        () -> schedules.schedule("papers").lastStarts(),
                        all -> all.size() == starts && all.get(0).outcome() != Outcome.PENDING)
                .get(0);
    }

    /** It stays where it is. */
    private void pauseItsTask() throws Exception {
        Files.writeString(papers.resolve("gull.md"), "The gull sleeps on the mole. ".repeat(4000));
        raptor.tasks().start("papers", request("papers"));
        raptor.tasks().control("papers", TaskAction.PAUSE, "lunch");
        TaskStatus paused = raptor.tasks().statusNow("papers").orElseThrow();
        assertThat(paused.state()).isEqualTo(TaskState.PAUSED);
    }

    private TaskRequest request(String id) {
        return TaskRequest.of(id, id, List.of(papers.toString()), RaptorSettings.defaults(), Limits.defaults());
    }

    @Test
    void whatIsRefusedIsSaidWhereItIsLookedFor() {
        assertThatThrownBy(() -> schedules.create(request("odd"), new Timing(null, "99 3 * * *", null)))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("Temporal refuses the schedule");
        TaskRequest gone = TaskRequest.of(
                "gone", "gone", List.of("/nowhere/at/all"), RaptorSettings.defaults(), Limits.defaults());
        schedules.create(gone, new Timing(null, "0 3 * * *", "Europe/Berlin"));
        schedules.run("gone");
        assertThat(ended("gone").state()).isEqualTo(TaskState.FAILED);
        assertThatThrownBy(() -> schedules.pause("none"))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("there is no schedule none");
    }

    @Test
    void theCommandLineKeepsSchedulesAtATemporalElsewhere() throws Exception {
        Map<String, String> elsewhere = Map.of(
                "TEMPORAL_ADDRESS",
                temporal.getTarget(),
                "RAPTOR_HOME",
                folder.resolve("own").toString());
        try (Terminals terminals = new Terminals(folder)) {
            assertThat(terminals.run(
                            "create", elsewhere, "schedule", "create", papers.toString(), "--cron", "0 3 * * *"))
                    .as(terminals.said("create"))
                    .isZero();
            assertThat(terminals.said("create")).contains("Schedule papers: active, cron 0 3 * * *");
            await().atMost(LONG).until(() -> schedules.schedules().size() == 1);
            assertThat(terminals.run("pause", elsewhere, "schedule", "pause", "papers"))
                    .isZero();
            assertThat(terminals.run("list", elsewhere, "schedule", "list", "-o", "json"))
                    .as(terminals.said("list"))
                    .isZero();
            JsonNode listed = Json.read(terminals.said("list").lines().reduce("", (a, b) -> b), JsonNode.class);
            assertThat(listed.at("/0/schedule_id").asText()).isEqualTo("papers");
            assertThat(listed.at("/0/is_paused").asBoolean()).isTrue();
        }
    }
}
