package io.raptor.workflow.internal;

import static org.awaitility.Awaitility.await;

import io.raptor.workflow.GraphRagWorkflow;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.RaptorWorkflow;
import io.raptor.workflow.TaskWorkflow;
import io.raptor.workflow.internal.SmallStory.SmallWorkflow;
import io.raptor.workflow.internal.SmallStory.SmallWorkflowImpl;
import io.raptor.workflow.internal.graph.GraphRagWorkflowImpl;
import io.raptor.workflow.internal.raptor.RaptorWorkflowImpl;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.OnTrouble;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A worker with both workflows over a {@link FakeWorld}, on Temporal's in-JVM service. */
final class TaskBench implements AutoCloseable {

    static final String TASK = "handbook";

    final TestWorkflowEnvironment environment;

    /** @param interceptors what stands between the workflows and Temporal */
    TaskBench(FakeWorld world, WorkerInterceptor... interceptors) {
        this(world, List.of(interceptors));
        wake();
    }

    private TaskBench(FakeWorld world, List<WorkerInterceptor> interceptors) {
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(interceptors.toArray(WorkerInterceptor[]::new))
                        .build())
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.dataConverter())
                        .build())
                .build());
        for (String queue : FakeWorld.queues("raptor")) {
            Worker worker = environment.newWorker(
                    queue,
                    WorkerOptions.newBuilder()
                            .setMaxHeartbeatThrottleInterval(Duration.ofMillis(200))
                            .build());
            if (queue.equals("raptor")) {
                worker.registerWorkflowImplementationTypes(
                        RaptorWorkflowImpl.class,
                        GraphRagWorkflowImpl.class,
                        SmallWorkflowImpl.class,
                        DocumentWorkflowImpl.class);
            }
            worker.registerActivitiesImplementations(world, world.graph, world.dataset);
        }
    }

    /** One that takes no step until it {@link #wake}s: all that was said by then comes with the first. */
    static TaskBench asleep(FakeWorld world) {
        return new TaskBench(world, List.of());
    }

    void wake() {
        environment.start();
    }

    static TaskRequest request(int window, int startsPerRun) {
        return TaskRequest.of(
                        TASK,
                        "handbook",
                        List.of("/handbook"),
                        RaptorSettings.defaults(),
                        limits(window, OnTrouble.PAUSE))
                .withStartsPerRun(startsPerRun);
    }

    /** With a few failures allowed that leave gaps. */
    static TaskRequest forgiving(int window) {
        TaskRequest usual = request(window, 450);
        Limits limits = new Limits(window, 16, 2, 3, 0.01, 1.0, 0.01, null, null, OnTrouble.PAUSE, OnTrouble.PAUSE);
        return TaskRequest.of(TASK, usual.dataset(), usual.sources(), usual.raptor(), limits);
    }

    static Limits limits(int window, OnTrouble onTrouble) {
        return new Limits(window, 16, 2, 0, 0.01, 1.0, 0.01, null, null, onTrouble, onTrouble);
    }

    /** Without checkpoints. */
    static TaskRequest atomicRequest() throws IOException {
        return with("{\"use_checkpoints\": false}", request(2, 450));
    }

    /** With one tree over the dataset. */
    static TaskRequest datasetRequest(int startsPerRun) throws IOException {
        return with("{\"scope\": \"dataset\"}", request(2, startsPerRun)).withStartsPerRun(startsPerRun);
    }

    private static TaskRequest with(String settings, TaskRequest usual) throws IOException {
        RaptorSettings raptor = Payloads.mapper().readValue(settings, RaptorSettings.class);
        return TaskRequest.of(TASK, usual.dataset(), usual.sources(), raptor, usual.limits());
    }

    WorkflowClient client() {
        return environment.getWorkflowClient();
    }

    RaptorWorkflow start(TaskRequest request) {
        RaptorWorkflow stub = client().newWorkflowStub(RaptorWorkflow.class, options());
        WorkflowClient.start(stub::run, request);
        return task();
    }

    /** Starts a task that has work on all its documents together. */
    TaskWorkflow startSmall(TaskRequest request) {
        SmallWorkflow stub = client().newWorkflowStub(SmallWorkflow.class, options());
        WorkflowClient.start(stub::run, request);
        return client().newWorkflowStub(TaskWorkflow.class, TASK);
    }

    /** Starts a task that makes a graph. */
    TaskWorkflow startGraph(TaskRequest request) {
        GraphRagWorkflow stub = client().newWorkflowStub(GraphRagWorkflow.class, options());
        WorkflowClient.start(stub::run, request.forGraph(GraphRagSettings.defaults()));
        return client().newWorkflowStub(TaskWorkflow.class, TASK);
    }

    static WorkflowOptions options() {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(TASK)
                .setTaskQueue("raptor")
                .build();
    }

    /**
     * Lets all documents end while a retry holds the task's run, which has begun them. The world has {@code pending} and
     * {@code putBack} reserved.
     *
     * @return documents that the retry put back
     */
    static int endWithinTheRun(FakeWorld world, RaptorWorkflow task) {
        CompletableFuture<Integer> retried = CompletableFuture.supplyAsync(() -> task.retryFailedDocuments(null));
        await().until(world.parking::isFull);
        world.parking.clear("pending");
        await().until(() -> world.counts().unfinished() == 0 && task.status().runningDocuments() == 0);
        world.parking.clear("putBack");
        return retried.join();
    }

    /** By id alone, so that it follows the task over continue-as-new. */
    RaptorWorkflow task() {
        return client().newWorkflowStub(RaptorWorkflow.class, TASK);
    }

    TaskStatus result() {
        return WorkflowStub.fromTyped(task()).getResult(TaskStatus.class);
    }

    @Override
    public void close() {
        environment.close();
    }
}
