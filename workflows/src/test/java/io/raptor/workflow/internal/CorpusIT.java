package io.raptor.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.raptor.workflow.TaskWorkflow;
import io.raptor.workflow.internal.SmallStory.SmallWorkflow;
import io.raptor.workflow.internal.SmallStory.SmallWorkflowImpl;
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
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work on all documents together, on the real server, whose workers come and go. */
@Timeout(120)
class CorpusIT {

    private static TemporalDevServer server;
    private static WorkflowClient client;

    private final FakeWorld world = new FakeWorld(4);
    private String taskId;
    private WorkerFactory workers;

    @BeforeAll
    static void start() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
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
        work();
    }

    @AfterEach
    void endWorkers() {
        world.parking.clear();
        workers.shutdownNow();
    }

    private void work() {
        workers = world.serve(client, taskId, SmallWorkflowImpl.class, DocumentWorkflowImpl.class);
    }

    /** Ends the worker and all that it remembers, amid its steps, and begins another one. */
    private void replaceWorker() {
        workers.shutdownNow();
        world.parking.clear();
        workers.awaitTermination(10, TimeUnit.SECONDS);
        work();
    }

    private TaskWorkflow begin(int startsPerRun) {
        SmallWorkflow stub = client.newWorkflowStub(
                SmallWorkflow.class,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(taskId)
                        .setTaskQueue(taskId)
                        .build());
        WorkflowClient.start(stub::run, TaskBench.request(3, startsPerRun));
        return client.newWorkflowStub(TaskWorkflow.class, taskId);
    }

    private TaskStatus result(TaskWorkflow task) {
        return WorkflowStub.fromTyped(task).getResult(TaskStatus.class);
    }

    @Test
    void aWorkerThatDiesInItLosesNothing() {
        world.steps = 9;
        world.parking.reserve(List.of("counting 4"));
        TaskWorkflow task = begin(450);
        await().until(world.parking::isFull);
        world.parking.reserve(List.of("binding 7"));
        replaceWorker();
        world.parking.reserve(List.of("binding 7"));
        await().until(() -> world.calls.contains("binding 7"));
        replaceWorker();
        assertThat(result(task).state()).isEqualTo(TaskState.COMPLETED);
        assertThat(world.done).hasSize(18).doesNotHaveDuplicates();
        assertThat(world.calls.stream().filter(call -> call.startsWith("plan"))).hasSize(2);
    }

    @Test
    void itContinuesAsNewUnderAPause() {
        world.steps = 12;
        world.parking.reserve(List.of("counting 5"));
        TaskWorkflow task = begin(4);
        await().until(() -> world.calls.contains("counting 5"));
        task.pause("night");
        await().until(() -> task.status().isPaused() && world.records.contains("paused"));
        world.parking.clear();
        replaceWorker();
        await().during(Duration.ofSeconds(2)).until(() -> task.status().isPaused());
        int begun = world.calls.size();
        assertThat(world.calls.stream().filter(call -> call.startsWith("binding")))
                .isEmpty();
        task.resume();
        assertThat(result(task).state()).isEqualTo(TaskState.COMPLETED);
        assertThat(world.calls.size()).isGreaterThan(begun);
        assertThat(world.done).hasSize(24).doesNotHaveDuplicates();
    }

    @Test
    void aCancelInItClosesTheTaskAsCanceled() {
        world.steps = 30;
        world.parking.reserve(List.of("counting 2"));
        TaskWorkflow task = begin(450);
        await().until(world.parking::isFull);
        WorkflowStub.fromTyped(task).cancel("enough");
        world.parking.clear();
        assertThatThrownBy(() -> result(task)).isInstanceOf(WorkflowFailedException.class);
        assertThat(WorkflowStub.fromTyped(task).describe().getStatus())
                .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED);
        assertThat(task.status().completedDocuments()).isEqualTo(4);
        assertThat(world.calls).doesNotContain("plan binding");
    }
}
