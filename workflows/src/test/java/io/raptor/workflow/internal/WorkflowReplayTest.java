package io.raptor.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.workflow.Payloads;
import io.raptor.workflow.internal.graph.GraphRagWorkflowImpl;
import io.raptor.workflow.internal.raptor.RaptorWorkflowImpl;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.temporal.api.history.v1.History;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A task that an older build began goes on with this one: its recorded history is replayed without a difference. */
class WorkflowReplayTest {

    /** On a busy machine the first replay of a process, which loads classes, takes longer than a workflow's step may. */
    private static final WorkerOptions PATIENT = WorkerOptions.newBuilder()
            .setDefaultDeadlockDetectionTimeout(Duration.ofSeconds(20).toMillis())
            .build();

    static Stream<Path> recorded() throws IOException, URISyntaxException {
        Path histories = Path.of(Objects.requireNonNull(WorkflowReplayTest.class.getResource("/histories"))
                .toURI());
        try (Stream<Path> files = Files.walk(histories)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    static Stream<Path> completedTasks() throws IOException, URISyntaxException {
        return recorded().filter(file -> file.endsWith("task-completed.json"));
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void replaysWhatWasRecorded(Path history) throws Exception {
        replay(WorkflowExecutionHistory.fromJson(Files.readString(history), TaskBench.TASK));
    }

    private static void replay(WorkflowExecutionHistory history) throws Exception {
        try (TestWorkflowEnvironment environment =
                TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                        .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                                .setDataConverter(Payloads.dataConverter())
                                .build())
                        .build())) {
            Worker worker = environment.newWorker("raptor", PATIENT);
            worker.registerWorkflowImplementationTypes(
                    RaptorWorkflowImpl.class, GraphRagWorkflowImpl.class, DocumentWorkflowImpl.class);
            WorkflowReplayer.replayWorkflowExecution(history, worker);
        }
    }

    /** Its request, as it would be refused today, takes the place of the one that was accepted then. */
    @ParameterizedTest
    @MethodSource("completedTasks")
    void aTaskThatRunsIsNotRefusedByACheckThatCameLater(Path recorded) throws Exception {
        TaskRequest usual = TaskBench.request(2, 450);
        RaptorSettings raptor = Payloads.mapper().readValue("{\"chunk_tokens\": 1}", RaptorSettings.class);
        TaskRequest request = TaskRequest.of(TaskBench.TASK, usual.dataset(), usual.sources(), raptor, usual.limits());
        assertThat(request.faults()).isNotEmpty();
        History.Builder history =
                WorkflowExecutionHistory.fromJson(Files.readString(recorded), TaskBench.TASK).getHistory().toBuilder();
        history.getEventsBuilder(0)
                .getWorkflowExecutionStartedEventAttributesBuilder()
                .setInput(Payloads.dataConverter().toPayloads(request).orElseThrow());
        replay(new WorkflowExecutionHistory(history.build(), TaskBench.TASK));
    }

    @Test
    void theRecordingsCoverContinueAsNewFailureAndCancel() throws Exception {
        List<String> names =
                recorded().map(file -> file.getFileName().toString()).toList();
        assertThat(names)
                .contains(
                        "task-completed.json",
                        "task-continued.json",
                        "task-failure.json",
                        "task-cancelled.json",
                        "task-paused.json",
                        "task-renamed.json",
                        "task-spent.json",
                        "task-resumed-at-once.json",
                        "document-long-level.json",
                        "document-gap.json",
                        "atomic-completed.json",
                        "atomic-failure.json",
                        "atomic-cancelled.json",
                        "graph-completed.json",
                        "graph-continued.json",
                        "graph-cancelled.json",
                        "graph-changed.json",
                        "graph-document-completed.json",
                        "graph-asked.json",
                        "graph-asked-continued.json",
                        "graph-asked-paused.json",
                        "dataset-completed.json",
                        "dataset-continued.json",
                        "dataset-failure.json",
                        "dataset-unchanged.json",
                        "dataset-paused.json",
                        "dataset-cancelled.json");
    }
}
