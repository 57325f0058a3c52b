package io.raptor.starter.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.starter.config.Role;
import io.raptor.starter.config.WorkerProperties;
import io.raptor.starter.temporal.TemporalConnection;
import io.raptor.starter.temporal.stuck.StuckCause;
import io.raptor.starter.temporal.stuck.StuckTasks;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TemporalDevServer;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is told of tasks that run and do not go on, by a server beside the real Temporal. */
@Timeout(300)
class StuckTaskIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String BUILD = "the workers' build decides otherwise";

    private static TemporalDevServer temporal;

    @TempDir
    private Path folder;

    private String queue;
    private RunningRaptor server;
    private WorkflowClient client;

    @BeforeAll
    static void start() {
        temporal = DevServer.start();
    }

    @AfterAll
    static void stop() {
        if (temporal != null) {
            temporal.close();
        }
    }

    @BeforeEach
    void serve() {
        queue = "q-" + System.nanoTime();
        server = RunningRaptor.start(
                folder.resolve("home"),
                Role.SERVER,
                Map.of(
                        "raptor.temporal.target",
                        temporal.getTarget(),
                        "raptor.task-queue",
                        queue,
                        WorkerProperties.QUEUES,
                        ""));
        client = server.bean(TemporalConnection.class).client();
    }

    @AfterEach
    void end() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aTaskThatNoWorkerPollsForSaysSoAndNamesTheQueue() {
        server.tasks().start("notes", request());
        TaskStatus status = server.tasks().statusNow("notes").orElseThrow();
        assertThat(status.state()).isEqualTo(TaskState.PENDING);
        assertThat(status.stuckReason()).startsWith("worker: no worker polls queue " + queue);
    }

    @Test
    void workflowsThatABuildCannotContinueAreNamedWithTheirTask() {
        begin("RaptorWorkflow", "essays");
        begin("DocumentWorkflow", "papers/a.md");
        WorkerFactory before = worker(BeforeTask.class, BeforeDocument.class);
        await().atMost(PATIENCE).until(() -> waits("essays") && waits("papers/a.md"));
        end(before);
        WorkerFactory after = worker(AfterTask.class, AfterDocument.class);
        try {
            List.of("essays", "papers/a.md")
                    .forEach(id -> client.newUntypedWorkflowStub(id).signal("go"));
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(server.tasks()
                                    .statusNow("essays")
                                    .orElseThrow()
                                    .stuckReason())
                            .startsWith("build: one of its workflows")
                            .contains(BUILD));
            StuckTasks stuck = server.bean(StuckTasks.class);
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(stuck.of("papers").orElseThrow().cause()).isEqualTo(StuckCause.BUILD);
                assertThat(stuck.count(StuckCause.BUILD)).isEqualTo(2);
            });
            assertThat(server.watch("/actuator/prometheus").body()).contains("raptor_tasks_stuck{cause=\"build\"} 2.0");
            end(after);
            after = worker(BeforeTask.class, BeforeDocument.class);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(stuck.count(StuckCause.BUILD)).isZero());
        } finally {
            end(after);
        }
    }

    private TaskRequest request() {
        return TaskRequest.of(
                "notes", "notes", List.of(folder.toString()), RaptorSettings.defaults(), Limits.defaults());
    }

    private void begin(String type, String id) {
        WorkflowStub workflow = client.newUntypedWorkflowStub(
                type,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(id)
                        .setTaskQueue(queue)
                        .build());
        assertThat(workflow.start(request()).getWorkflowId()).isEqualTo(id);
    }

    private boolean waits(String id) {
        return client.fetchHistory(id).getEvents().stream()
                .anyMatch(event -> event.getEventType() == EventType.EVENT_TYPE_TIMER_STARTED);
    }

    private WorkerFactory worker(Class<?>... workflows) {
        WorkerFactory factory = WorkerFactory.newInstance(client);
        factory.newWorker(queue).registerWorkflowImplementationTypes(workflows);
        factory.start();
        return factory;
    }

    private static void end(WorkerFactory factory) {
        factory.shutdownNow();
        factory.awaitTermination(10, TimeUnit.SECONDS);
    }

    /** A task's workflow in this test. */
    @WorkflowInterface
    public interface TaskStory {

        @WorkflowMethod(name = "RaptorWorkflow")
        void run(TaskRequest request);
    }

    /** A document's. */
    @WorkflowInterface
    public interface DocumentStory {

        @WorkflowMethod(name = "DocumentWorkflow")
        void run(TaskRequest request);
    }

    /** The build that begins both. */
    public static final class BeforeTask implements TaskStory {

        @Override
        public void run(TaskRequest request) {
            Workflow.sleep(Duration.ofDays(1));
        }
    }

    /** The same of a document. */
    public static final class BeforeDocument implements DocumentStory {

        @Override
        public void run(TaskRequest request) {
            Workflow.sleep(Duration.ofDays(1));
        }
    }

    /** The next build, which does something else first. */
    public static final class AfterTask implements TaskStory {

        @Override
        public void run(TaskRequest request) {
            step();
        }
    }

    /** The same of a document. */
    public static final class AfterDocument implements DocumentStory {

        @Override
        public void run(TaskRequest request) {
            step();
        }
    }

    private static void step() {
        Workflow.newUntypedActivityStub(ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(1))
                        .build())
                .execute("Step", Void.class);
    }
}
