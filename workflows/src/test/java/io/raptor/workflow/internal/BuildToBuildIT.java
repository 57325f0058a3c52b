package io.raptor.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.raptor.workflow.Payloads;
import io.raptor.workflow.RaptorWorkflow;
import io.raptor.workflow.WorkflowIds;
import io.raptor.workflow.internal.raptor.RaptorWorkflowImpl;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TemporalDevServer;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A task that an older build's worker began is finished by this build's, on the real server. The workers of activities
 * stay: what changes under the task is who decides.
 */
@Timeout(120)
class BuildToBuildIT {

    private static final String PRESENT = "present";

    /** One document about to be loaded, one between two levels, one with half a level summarised. */
    private static final List<String> MIDST = List.of("load 1", "embed 2 1", "summarise 3 1 1");

    private static TemporalDevServer server;
    private static WorkflowServiceStubs stubs;

    private final FakeWorld world = new FakeWorld(6);
    private final WorkflowClient client = client(PRESENT, Payloads.dataConverter());
    private String taskId;
    private WorkerFactory steps;
    private @Nullable WorkerFactory decisions;

    static List<Integer> builds() throws IOException, URISyntaxException {
        return OldBuild.kept();
    }

    @BeforeAll
    static void start() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        server = RealServer.start();
        stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(server.getTarget())
                .build());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            stubs.shutdownNow();
            server.close();
        }
    }

    @BeforeEach
    void newTask() {
        taskId = "task-" + System.nanoTime();
        steps = WorkerFactory.newInstance(client);
        for (String queue : FakeWorld.queues(taskId)) {
            steps.newWorker(queue).registerActivitiesImplementations(world);
        }
        steps.start();
    }

    @AfterEach
    void endWorkers() {
        world.parking.clear();
        end(decisions);
        end(steps);
    }

    @ParameterizedTest
    @MethodSource("builds")
    void amidDocuments(int build) throws Exception {
        world.parking.reserve(MIDST);
        begin(build, 450);
        await().until(world.parking::isFull);
        takeOver();
        RaptorWorkflow task = task();
        assertThat(task.status().runningDocuments()).isEqualTo(3);
        task.pause("night");
        await().until(() -> task.status().isPaused() && world.records.contains("paused"));
        task.resume();
        world.parking.clear();
        assertIndexed(build);
        assertThat(decidedBy(WorkflowIds.document(taskId, FakeWorld.id(2))))
                .containsExactlyInAnyOrder(name(build), PRESENT);
    }

    @ParameterizedTest
    @MethodSource("builds")
    void whilePaused(int build) throws Exception {
        world.parking.reserve(MIDST);
        begin(build, 450);
        await().until(world.parking::isFull);
        task().pause("lunch");
        await().until(() -> world.records.contains("paused"));
        takeOver();
        RaptorWorkflow task = task();
        assertThat(task.status().isPaused()).isTrue();
        assertThat(task.status().pauseReason()).isEqualTo("lunch");
        int calls = world.calls.size();
        world.parking.clear();
        // Each document ends its step and begins no other.
        await().during(Duration.ofSeconds(1)).until(() -> world.calls.size() == calls);
        task.resume();
        assertIndexed(build);
    }

    @ParameterizedTest
    @MethodSource("builds")
    void whileCancelling(int build) throws Exception {
        world.parking.reserve(MIDST);
        begin(build, 450);
        await().until(world.parking::isFull);
        world.parking.reserve(List.of("cancelUnfinished"));
        task().cancel("enough");
        await().until(world.parking::isFull);
        takeOver();
        assertThat(task().status().state()).isEqualTo(TaskState.CANCELLING);
        world.parking.clear();
        assertThatThrownBy(this::result).isInstanceOf(WorkflowFailedException.class);
        assertThat(WorkflowStub.fromTyped(task()).describe().getStatus())
                .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED);
        assertThat(task().status().cancelledDocuments()).isEqualTo(6);
        assertThat(decidedBy(taskId)).containsExactlyInAnyOrder(name(build), PRESENT);
    }

    @ParameterizedTest
    @MethodSource("builds")
    void afterContinueAsNew(int build) throws Exception {
        world.parking.reserve(List.of("load 1", "load 2", "load 3"));
        String first = begin(build, 2);
        await().until(world.parking::isFull);
        assertThat(lastRun()).isNotEqualTo(first);
        takeOver();
        world.parking.clear();
        TaskStatus status = result();
        assertThat(status.state()).isEqualTo(TaskState.COMPLETED);
        assertThat(status.completedDocuments()).isEqualTo(6);
        assertThat(status.modelCalls()).isEqualTo(6 * 3);
        assertThat(decidedBy(WorkflowIds.document(taskId, FakeWorld.id(1))))
                .containsExactlyInAnyOrder(name(build), PRESENT);
    }

    @ParameterizedTest
    @MethodSource("builds")
    void whileHeldByAnOutage(int build) throws Exception {
        world.trouble = FailureType.MODEL_UNAVAILABLE;
        begin(build, 450);
        await().until(() -> task().status().isPaused());
        takeOver();
        assertThat(task().status().pauseReason()).startsWith("outage");
        world.trouble = null;
        TaskStatus status = result();
        assertThat(status.completedDocuments()).isEqualTo(6);
        assertThat(decidedBy(taskId)).containsExactlyInAnyOrder(name(build), PRESENT);
    }

    private void assertIndexed(int build) {
        TaskStatus status = result();
        assertThat(status.state()).isEqualTo(TaskState.COMPLETED);
        assertThat(status.completedDocuments()).isEqualTo(6);
        assertThat(status.modelCalls()).isEqualTo(6 * 3);
        assertThat(world.calls).doesNotHaveDuplicates();
        assertThat(decidedBy(taskId)).containsExactlyInAnyOrder(name(build), PRESENT);
    }

    /** Starts the task under a worker of an older build and answers its first run. */
    private String begin(int build, int startsPerRun) throws ReflectiveOperationException, IOException {
        OldBuild old = OldBuild.numbered(build);
        decisions = WorkerFactory.newInstance(client(name(build), old.dataConverter()));
        decisions.newWorker(taskId).registerWorkflowImplementationTypes(old.workflows());
        decisions.start();
        return client.newUntypedWorkflowStub(
                        "RaptorWorkflow",
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(taskId)
                                .setTaskQueue(taskId)
                                .build())
                .start(TaskBench.request(3, startsPerRun))
                .getRunId();
    }

    /** Ends the older build's worker, and with it all that it remembers, and begins the present one's. */
    private void takeOver() {
        end(decisions);
        decisions = WorkerFactory.newInstance(client);
        decisions
                .newWorker(taskId)
                .registerWorkflowImplementationTypes(RaptorWorkflowImpl.class, DocumentWorkflowImpl.class);
        decisions.start();
    }

    private static void end(@Nullable WorkerFactory workers) {
        if (workers == null) {
            return;
        }
        workers.shutdownNow();
        workers.awaitTermination(10, TimeUnit.SECONDS);
    }

    /** Who decided in the workflow's last run. */
    private Set<String> decidedBy(String workflowId) {
        return client.fetchHistory(workflowId).getEvents().stream()
                .filter(event -> event.hasWorkflowTaskCompletedEventAttributes())
                .map(event -> event.getWorkflowTaskCompletedEventAttributes().getIdentity())
                .collect(Collectors.toSet());
    }

    private static String name(int build) {
        return "build " + build;
    }

    private static WorkflowClient client(String identity, DataConverter converter) {
        return WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setDataConverter(converter)
                        .setIdentity(identity)
                        .build());
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
}
