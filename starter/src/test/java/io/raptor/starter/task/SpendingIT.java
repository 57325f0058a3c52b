package io.raptor.starter.task;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.starter.config.Role;
import io.raptor.starter.temporal.TemporalConnection;
import io.raptor.starter.testing.FaultyEndpoint;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.Clustering;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SpendingIT {

    private static final int SLOW_MILLIS = 5_000;

    @TempDir
    private Path home;

    @TempDir
    private Path sources;

    @Test
    void aStatusByQueryTellsOfCallsBeforeTheirDocumentEnds() throws IOException {
        Files.writeString(
                sources.resolve("one.md"),
                ("Ferries sail in a storm. ".repeat(12) + "\n\n").repeat(4)
                        + ("A walrus watches them. ".repeat(12) + "\n\n").repeat(4));
        try (FaultyEndpoint model = new FaultyEndpoint();
                RunningRaptor raptor = RunningRaptor.start(
                        home,
                        Role.SERVER,
                        Map.of("raptor.chat.base-url", model.baseUrl(), "raptor.chat.model", "m1"))) {
            model.answers(
                    "walrus", 1, okJson(FaultyEndpoint.answer("Slow.", "stop")).withFixedDelay(SLOW_MILLIS));
            raptor.tasks().start("task", request());

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                TaskStatus status = query(raptor);
                assertThat(status.modelCalls()).isPositive();
                assertThat(status.tokenCount()).isPositive();
                assertThat(status.completedDocuments()).isZero();
            });

            TaskStatus ended = raptor.await("task", status -> status.state().ended());
            assertThat(ended.state()).isEqualTo(TaskState.COMPLETED);
            assertThat(query(raptor).modelCalls()).isEqualTo(model.seen("").size());
        }
    }

    private static TaskStatus query(RunningRaptor raptor) {
        return raptor.bean(TemporalConnection.class)
                .client()
                .newUntypedWorkflowStub("task")
                .query("status", TaskStatus.class);
    }

    @SuppressWarnings("NullAway") // the constructor puts a default in place of each null
    private TaskRequest request() {
        RaptorSettings settings =
                new RaptorSettings(true, true, null, Clustering.SEQUENTIAL, 60, 300, 64, null, 2, null, null, null);
        return TaskRequest.of("task", "papers", List.of(sources.toString()), settings, Limits.defaults());
    }
}
