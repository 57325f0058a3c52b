package io.raptor.starter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.activity.port.Store;
import io.raptor.starter.config.Role;
import io.raptor.starter.owner.HttpWarmUp;
import io.raptor.starter.owner.Owner;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.starter.testing.ScrapedMetrics;
import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
final class WatchingTest {

    @TempDir
    Path folder;

    @Test
    void aServerShowsWhatItDid() throws IOException {
        for (int i = 0; i < 3; i++) {
            Files.writeString(folder.resolve("note" + i + ".md"), note(i));
        }
        try (RunningRaptor raptor = RunningRaptor.server(folder.resolve(".home"))) {
            TaskStatus done = raptor.index("notes", folder);
            assertThat(done.state()).isEqualTo(TaskState.COMPLETED);

            ScrapedMetrics metrics = scrape(raptor);
            double summaries = metrics.value("raptor_model_calls_total", "kind=\"chat\"", "outcome=\"ok\"");
            double embeddings = metrics.value("raptor_model_calls_total", "kind=\"embedding\"", "outcome=\"ok\"");
            assertThat(summaries).isEqualTo(3);
            assertThat(summaries).isEqualTo((double) done.modelCalls());
            assertThat(embeddings).isPositive();
            assertThat(metrics.value("raptor_model_tokens_total", "direction=\"in\"", "model=\"extractive/1\""))
                    .isEqualTo((double) done.inputTokens());
            assertThat(metrics.value("raptor_model_latency_seconds_count", "kind=\"chat\""))
                    .isEqualTo(3);
            assertThat(metrics.value("raptor_tasks", "state=\"completed\"")).isEqualTo(1);
            assertThat(metrics.value("raptor_documents", "state=\"running\"")).isZero();
            assertThat(metrics.value("raptor_model_in_flight", "kind=\"chat\"")).isZero();
            assertThat(metrics.value("raptor_documents_finished_total", "outcome=\"completed\""))
                    .isEqualTo(3);
            assertThat(metrics.value("raptor_documents_finished_total", "outcome=\"failed\""))
                    .isZero();
            assertThat(metrics.value("raptor_task_idle_time_seconds")).isZero();
            assertThat(metrics.value("raptor_tasks_paused", "cause=\"outage\"")).isZero();
        }
    }

    @Test
    void itsBuildConnectionsAndSearchesAreSeen() throws IOException {
        Files.writeString(folder.resolve("note.md"), note(0));
        try (RunningRaptor raptor = RunningRaptor.server(folder.resolve(".home"))) {
            raptor.index("notes", folder);
            raptor.post("/api/v1/dataset/notes/search", "{\"query\":\"ferry\"}");
            raptor.post("/api/v1/dataset/none/search", "{\"query\":\"ferry\"}");
            ScrapedMetrics metrics = scrape(raptor);
            assertThat(metrics.value("raptor_build_info", "version=\"", "revision=\""))
                    .isEqualTo(1);
            assertThat(metrics.value("hikaricp_connections_max", "pool=\"raptor-store\""))
                    .isPositive();
            assertThat(metrics.value("hikaricp_connections_pending")).isZero();
            assertThat(metrics.value("raptor_search_time_seconds_count", "kind=\"search\"", "outcome=\"ok\""))
                    .isEqualTo(1);
            assertThat(metrics.value("raptor_search_time_seconds_count", "kind=\"search\"", "outcome=\"error\""))
                    .isEqualTo(1);
            assertThat(metrics.value("raptor_search_index_size_bytes")).isPositive();
            assertThat(metrics.value("http_server_requests_seconds_bucket", "le=\"+Inf\"", "status=\"404\""))
                    .isEqualTo(1);
            assertThat(metrics.value("process_cpu_seconds_total")).isPositive();
            assertThat(metrics.has("process_cpu_time_ns_total")).isFalse();
            assertThat(metrics.has("jvm_compilation_time_ms_total")).isFalse();
        }
    }

    @Test
    void whatAServerAsksItselfToWarmUpIsNoRequest() {
        try (RunningRaptor raptor = RunningRaptor.server(folder)) {
            HttpWarmUp.run(HttpWarmUp.tasks(new Owner(1, raptor.port(), raptor.ownerToken(), "", "")), 3);
            assertThat(scrape(raptor).has("http_server_requests_seconds_count")).isFalse();
            raptor.get("/api/v1/task");
            // It is counted when it has ended, which its reader sees a little earlier.
            await().until(() -> scrape(raptor).has("http_server_requests_seconds_count"));
            assertThat(scrape(raptor).value("http_server_requests_seconds_count"))
                    .isEqualTo(1);
        }
    }

    @Test
    void theSdkOfTemporalReportsBesideIt() throws Exception {
        Files.writeString(folder.resolve("note.md"), note(0));
        try (RunningRaptor raptor = RunningRaptor.server(folder.resolve(".home"))) {
            raptor.index("notes", folder);
            String waits = "temporal_activity_schedule_to_start_latency_seconds_count";
            ScrapedMetrics metrics = scrape(raptor);
            while (!metrics.has(waits)) {
                TimeUnit.MILLISECONDS.sleep(500);
                metrics = scrape(raptor);
            }
            assertThat(metrics.value(
                            waits,
                            "task_queue=\"" + TaskQueues.DEFAULT.model("extractive/1") + "\"",
                            "activity_type=\"ModelSummarise\""))
                    .isEqualTo(1);
            assertThat(metrics.text().length()).isLessThan(500_000);
        }
    }

    @Test
    void healthTellsWhetherItLivesAndWhetherItCanWork() {
        try (RunningRaptor raptor = RunningRaptor.server(folder)) {
            assertThat(raptor.watch("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(raptor.watch("/actuator/health/readiness").body())
                    .contains("\"store\":{\"status\":\"UP\"}", "\"temporal\":{\"status\":\"UP\"}");
        }
    }

    @Test
    void withoutItsStoreItLivesButCannotWork() {
        try (RunningRaptor raptor = RunningRaptor.server(folder)) {
            raptor.bean(Store.class).close();
            assertThat(raptor.watch("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(raptor.watch("/actuator/health/readiness").body())
                    .contains("\"store\":{\"status\":\"DOWN\"}", "\"temporal\":{\"status\":\"UP\"}");
            assertThat(raptor.watch("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(scrape(raptor).value("raptor_tasks", "state=\"running\""))
                    .isNaN();
        }
    }

    @Test
    void aWorkerIsWatchedAtAPortOfItsOwn() {
        try (RunningRaptor worker = RunningRaptor.start(folder, Role.WORKER, Map.of("raptor.server.token", "secret"))) {
            assertThat(worker.watch("/actuator/prometheus").statusCode()).isEqualTo(200);
            assertThat(worker.watch("/actuator/health").statusCode()).isEqualTo(200);
            assertThat(worker.watch("/api/v1/task").statusCode()).isEqualTo(404);
            assertThat(worker.watch("/actuator/env").statusCode()).isEqualTo(404);
            assertThat(worker.get("/actuator/health").statusCode()).isEqualTo(404);
            assertThat(worker.get("/api/v1/task").statusCode()).isEqualTo(401);
            assertThat(worker.get("/api/v1/task", "secret").statusCode()).isEqualTo(401);
            assertThat(worker.get("/api/v1/task", worker.ownerToken()).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whoTurnsItOffHasNone() {
        try (RunningRaptor raptor = RunningRaptor.start(folder, Role.SERVER, Map.of("raptor.management.port", "off"))) {
            assertThat(raptor.get("/actuator/health").statusCode()).isEqualTo(404);
            assertThat(raptor.get("/api/v1/task").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aCommandThatEndsMeasuresNothing() {
        try (RunningRaptor index = RunningRaptor.start(folder, Role.INDEX, Map.of())) {
            assertThat(index.get("/actuator/health", index.ownerToken()).statusCode())
                    .isEqualTo(404);
            assertThat(index.get("/api/v1/task", index.ownerToken()).statusCode())
                    .isEqualTo(200);
        }
    }

    private static ScrapedMetrics scrape(RunningRaptor raptor) {
        return new ScrapedMetrics(raptor.watch("/actuator/prometheus").body());
    }

    /** A few passages: one summary each. */
    private static String note(int number) {
        StringBuilder text = new StringBuilder("# Note " + number + "\n\n");
        for (int i = 0; i < 12; i++) {
            text.append("The ferry number ")
                    .append(number)
                    .append(" left the harbour on day ")
                    .append(i)
                    .append(" with cargo, a captain and a storm behind it, and came back in the evening.\n\n");
        }
        return text.toString();
    }
}
