package io.raptor.workflow.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.workflow.DocumentWorkflow;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.WorkflowIds;
import io.raptor.workflow.internal.raptor.RaptorWorkflowImpl;
import io.raptor.workflow.model.DocumentRequest;
import io.raptor.workflow.model.DocumentResult;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentRequest;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentCurrentVersionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.VersioningBehavior;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TemporalDevServer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two builds that cannot go on with each other's work, side by side on the real server, as versions of one worker
 * deployment: what the old one began it ends, and what begins later the new one does.
 */
@Timeout(300)
class SideBySideIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DEPLOYMENT = "raptor";
    private static final String OLD = "one";
    private static final String NEW = "two";
    private static final int DOCUMENTS = 6;
    private static final List<String> MIDST = List.of("load 1", "embed 2 1", "summarise 3 1 1");

    private final FakeWorld world = new FakeWorld(DOCUMENTS);
    private final String queue = "queue-" + System.nanoTime();
    private @Nullable TemporalDevServer server;
    private WorkflowServiceStubs stubs;
    private WorkerFactory steps;
    private @Nullable WorkerFactory before;
    private @Nullable WorkerFactory after;

    @BeforeEach
    void start() {
        server = RealServer.start();
        stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(server.getTarget())
                .build());
        steps = WorkerFactory.newInstance(client(NEW, Payloads.dataConverter()));
        FakeWorld.queues(queue).stream()
                .filter(other -> !other.equals(queue))
                .forEach(other -> steps.newWorker(other).registerActivitiesImplementations(world));
        steps.start();
    }

    @AfterEach
    void stop() {
        world.parking.clear();
        if (server == null) {
            return; // There is none on this machine: the test is skipped.
        }
        end(before);
        end(after);
        end(steps);
        stubs.shutdownNow();
        server.close();
    }

    @Test
    void eachTaskIsDoneByTheBuildThatBeganIt() throws Exception {
        OldBuild old = OldBuild.numbered(OldBuild.kept().get(0));
        before = worker(OLD, old.dataConverter(), old.workflows());
        makeCurrent(OLD);
        world.parking.reserve(MIDST);
        begin("old");
        await().atMost(PATIENCE).until(world.parking::isFull);

        after = worker(NEW, Payloads.dataConverter(), RaptorWorkflowImpl.class, DecidesOtherwise.class);
        makeCurrent(NEW);
        world.parking.clear();
        assertThat(result("old").state()).isEqualTo(TaskState.COMPLETED);
        assertThat(builds("old")).containsOnly(OLD);

        world.states.replaceAll((number, state) -> DocumentState.PENDING);
        begin("new");
        assertThat(result("new").state()).isEqualTo(TaskState.COMPLETED);
        assertThat(builds("new")).containsOnly(NEW);
        assertThat(failures("old")).isZero();
        assertThat(failures("new")).isZero();
        assertThat(known()).containsExactlyInAnyOrder(OLD, NEW);
    }

    private WorkerFactory worker(String build, DataConverter converter, Class<?>... workflows) {
        WorkerFactory factory = WorkerFactory.newInstance(client(build, converter));
        Worker worker = factory.newWorker(
                queue,
                WorkerOptions.newBuilder()
                        .setDeploymentOptions(WorkerDeploymentOptions.newBuilder()
                                .setUseVersioning(true)
                                .setVersion(new WorkerDeploymentVersion(DEPLOYMENT, build))
                                .setDefaultVersioningBehavior(VersioningBehavior.PINNED)
                                .build())
                        .build());
        worker.registerWorkflowImplementationTypes(workflows);
        worker.registerActivitiesImplementations(world);
        factory.start();
        return factory;
    }

    /** As soon as the server knows the build. */
    private void makeCurrent(String build) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> stubs.blockingStub()
                        .setWorkerDeploymentCurrentVersion(SetWorkerDeploymentCurrentVersionRequest.newBuilder()
                                .setNamespace("default")
                                .setDeploymentName(DEPLOYMENT)
                                .setBuildId(build)
                                .build())
                        .isInitialized());
    }

    private void begin(String task) {
        WorkflowStub stub = client(NEW, Payloads.dataConverter())
                .newUntypedWorkflowStub(
                        "RaptorWorkflow",
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(task)
                                .setTaskQueue(queue)
                                .build());
        assertThat(stub.start(TaskBench.request(3, 450)).getWorkflowId()).isEqualTo(task);
    }

    private TaskStatus result(String task) {
        return client(NEW, Payloads.dataConverter())
                .newUntypedWorkflowStub(task)
                .getResult(TaskStatus.class);
    }

    /** Who decided in a task and its documents: each worker's client is called as its build. */
    private Set<String> builds(String task) {
        return histories(task).stream()
                .filter(HistoryEvent::hasWorkflowTaskCompletedEventAttributes)
                .map(event -> event.getWorkflowTaskCompletedEventAttributes().getIdentity())
                .collect(Collectors.toSet());
    }

    private long failures(String task) {
        return histories(task).stream()
                .filter(HistoryEvent::hasWorkflowTaskFailedEventAttributes)
                .count();
    }

    private List<HistoryEvent> histories(String task) {
        WorkflowClient client = client(NEW, Payloads.dataConverter());
        return IntStream.rangeClosed(0, DOCUMENTS)
                .mapToObj(number -> number == 0 ? task : WorkflowIds.document(task, FakeWorld.id(number)))
                .flatMap(id -> client.fetchHistory(id).getEvents().stream())
                .toList();
    }

    private List<String> known() {
        return stubs
                .blockingStub()
                .describeWorkerDeployment(DescribeWorkerDeploymentRequest.newBuilder()
                        .setNamespace("default")
                        .setDeploymentName(DEPLOYMENT)
                        .build())
                .getWorkerDeploymentInfo()
                .getVersionSummariesList()
                .stream()
                .map(version -> version.getDeploymentVersion().getBuildId())
                .toList();
    }

    private WorkflowClient client(String identity, DataConverter converter) {
        return WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setDataConverter(converter)
                        .setIdentity(identity)
                        .build());
    }

    private static void end(@Nullable WorkerFactory workers) {
        if (workers != null) {
            workers.shutdownNow();
            workers.awaitTermination(10, TimeUnit.SECONDS);
        }
    }

    /** A document's workflow that waits before it begins, which no history of another build has. */
    public static final class DecidesOtherwise implements DocumentWorkflow {

        private final DocumentWorkflowImpl usual;

        @WorkflowInit
        public DecidesOtherwise(DocumentRequest request) {
            usual = new DocumentWorkflowImpl(request);
        }

        @Override
        public DocumentResult index(DocumentRequest request) {
            Workflow.sleep(Duration.ofMillis(1));
            return usual.index(request);
        }

        @Override
        public void pause(@Nullable String reason) {
            usual.pause(reason);
        }

        @Override
        public void resume(@Nullable Long epoch) {
            usual.resume(epoch);
        }
    }
}
