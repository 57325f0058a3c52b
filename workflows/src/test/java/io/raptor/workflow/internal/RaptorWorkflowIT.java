package io.raptor.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.raptor.workflow.RaptorWorkflow;
import io.raptor.workflow.WorkflowIds;
import io.raptor.workflow.internal.raptor.RaptorWorkflowImpl;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TemporalDevServer;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the in-JVM service does not do, or not as the real one does: all that concerns a closed parent's children. */
@Timeout(180)
class RaptorWorkflowIT {

    private static TemporalDevServer server;
    private static WorkflowClient client;

    private String taskId;

    @BeforeAll
    static void start() {
        server = RealServer.start();
        client = RealServer.connect(server);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            client.getWorkflowServiceStubs().shutdownNow();
            server.close();
        }
    }

    @BeforeEach
    void newTask() {
        taskId = "task-" + System.nanoTime();
    }

    @Test
    void documentsInFlightAreAdoptedByTheNextRun() {
        FakeWorld world = new FakeWorld(12);
        WorkerFactory worker = worker(world);
        start(TaskBench.request(3, 2));
        TaskStatus status = result();
        worker.shutdownNow();
        assertThat(status.state()).isEqualTo(TaskState.COMPLETED);
        assertThat(status.completedDocuments()).isEqualTo(12);
        assertThat(status.modelCalls()).isEqualTo(12 * 3);
        assertThat(firstRun()).isNotEqualTo(lastRun());
    }

    @Test
    void cancelReachesAdoptedDocuments() {
        FakeWorld world = new FakeWorld(6);
        world.loading.drainPermits();
        WorkerFactory worker = worker(world);
        start(TaskBench.request(3, 2));
        await().atMost(Duration.ofSeconds(30)).until(() -> task().status().runningDocuments() == 3);
        assertThat(firstRun()).isNotEqualTo(lastRun());
        WorkflowStub.fromTyped(task()).cancel("enough");
        assertThatThrownBy(this::result).isInstanceOf(WorkflowFailedException.class);
        assertThat(closed(taskId)).isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED);
        for (long document = 1; document <= 3; document++) {
            assertThat(closed(WorkflowIds.document(taskId, FakeWorld.id(document))))
                    .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED);
        }
        assertThat(task().status().cancelledDocuments()).isEqualTo(6);
        world.loading.release(1000);
        worker.shutdownNow();
    }

    @Test
    void aWorkerKilledDuringAdoptionLosesNoDocument() {
        FakeWorld world = new FakeWorld(6);
        world.loading.drainPermits();
        WorkerFactory killed = worker(world);
        start(TaskBench.request(3, 2));
        await().atMost(Duration.ofSeconds(30)).until(() -> task().status().runningDocuments() == 3);
        killed.shutdownNow();
        world.loading.release(1000);
        WorkerFactory second = worker(world);
        assertThat(result().completedDocuments()).isEqualTo(6);
        second.shutdownNow();
    }

    @Test
    void aTerminatedDocumentIsAFailedDocument() {
        FakeWorld world = new FakeWorld(2);
        world.loading.drainPermits();
        WorkerFactory worker = worker(world);
        start(TaskBench.request(2, 450));
        await().until(() -> task().status().runningDocuments() == 2);
        await().until(() -> world.calls.size() == 2);
        client.newUntypedWorkflowStub(WorkflowIds.document(taskId, FakeWorld.id(1)))
                .terminate("by hand");
        await().until(() -> task().status().failedDocuments() == 1);
        world.loading.release(1000);
        TaskStatus status = result();
        assertThat(status.completedDocuments()).isEqualTo(1);
        assertThat(status.failures()).hasSize(1);
        worker.shutdownNow();
    }

    @Test
    @Timeout(400)
    void aDocumentOfTwentyThousandLeavesIsBuiltInShortHistories() {
        FakeWorld world = Deep.world();
        WorkerFactory worker = worker(world);
        start(TaskBench.request(1, 450));
        TaskStatus status = result();
        worker.shutdownNow();
        assertThat(status.completedDocuments()).isEqualTo(1);
        Deep.assertBuilt(world);
        assertThat(Deep.runs(client, WorkflowIds.document(taskId, FakeWorld.id(1))))
                .hasSizeGreaterThan(1)
                .allMatch(events -> events < Deep.LONGEST);
    }

    private static WorkerFactory worker(FakeWorld world) {
        return world.serve(client, "raptor", RaptorWorkflowImpl.class, DocumentWorkflowImpl.class);
    }

    private void start(TaskRequest request) {
        RaptorWorkflow stub = client.newWorkflowStub(
                RaptorWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(taskId)
                        .setTaskQueue("raptor")
                        .build());
        WorkflowClient.start(stub::run, request);
        first = Objects.requireNonNull(WorkflowStub.fromTyped(stub).getExecution())
                .getRunId();
    }

    private String first = "";

    private String firstRun() {
        return first;
    }

    private String lastRun() {
        return WorkflowStub.fromTyped(task()).describe().getExecution().getRunId();
    }

    private RaptorWorkflow task() {
        return client.newWorkflowStub(RaptorWorkflow.class, taskId);
    }

    private TaskStatus result() {
        return WorkflowStub.fromTyped(task()).getResult(TaskStatus.class);
    }

    private static WorkflowExecutionStatus closed(String workflowId) {
        return client.newUntypedWorkflowStub(workflowId).describe().getStatus();
    }
}
