package io.raptor.starter.temporal.stuck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.activity.codec.CodecKeys;
import io.raptor.starter.operate.DevServer;
import io.raptor.starter.temporal.TemporalConnection;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TemporalDevServer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker whose slots are all taken for longer than the server, which forgets within seconds here, remembers its polls. */
@Timeout(180)
class BusyWorkerIT {

    private static final String QUEUE = "busy";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void isNotSaidToBeMissingUntilItEnds(@TempDir Path home) {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        try (TemporalDevServer server = forgetful();
                TemporalConnection connection = TemporalConnection.open(server.getTarget(), home, CodecKeys.NONE)) {
            WorkflowClient client = connection.client();
            Service service = new Service(client);
            Pollers pollers = new Pollers(service, Clock.systemUTC());
            WorkerFactory factory = worker(client, new HeldStep(begun, enough));
            try {
                var unused = WorkflowClient.start(client.newWorkflowStub(
                        OneStep.class,
                        WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build())::run);
                await().atMost(PATIENCE).until(() -> begun.getCount() == 0);
                await("the server has forgotten").atMost(PATIENCE).until(() -> polls(service) == 0);
                // Polls are remembered for minutes elsewhere, and the first heartbeat comes well before they are
                // forgotten.
                await("its heartbeat has come").atMost(PATIENCE).until(() -> pollers.ofActivities(QUEUE));
                assertThat(polls(service)).isZero();
                assertThat(pollers.ofActivities("nobody's")).isFalse();
            } finally {
                enough.countDown();
                factory.shutdown();
                factory.awaitTermination(10, TimeUnit.SECONDS);
            }
            await("its end is known").atMost(PATIENCE).until(() -> !pollers.ofActivities(QUEUE));
        }
    }

    private static TemporalDevServer forgetful() {
        return DevServer.start("--dynamic-config-value", "matching.PollerHistoryTTL=\"2s\"");
    }

    private static int polls(Service service) {
        return service.stub()
                .describeTaskQueue(DescribeTaskQueueRequest.newBuilder()
                        .setNamespace(service.namespace())
                        .setTaskQueue(TaskQueue.newBuilder().setName(QUEUE))
                        .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)
                        .build())
                .getPollersCount();
    }

    private static WorkerFactory worker(WorkflowClient client, Step step) {
        WorkerFactory factory = WorkerFactory.newInstance(client);
        Worker worker = factory.newWorker(
                QUEUE,
                WorkerOptions.newBuilder()
                        .setMaxConcurrentActivityExecutionSize(1)
                        .build());
        worker.registerWorkflowImplementationTypes(OneStepImpl.class);
        worker.registerActivitiesImplementations(step);
        factory.start();
        return factory;
    }

    /** What takes the slot. */
    @ActivityInterface
    public interface Step {

        void hold();
    }

    /** Held until the test has seen enough. */
    private record HeldStep(CountDownLatch begun, CountDownLatch enough) implements Step {

        @Override
        public void hold() {
            begun.countDown();
            try {
                assertThat(enough.await(2, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Who asks for it. */
    @WorkflowInterface
    public interface OneStep {

        @WorkflowMethod
        void run();
    }

    /** One step, then the end. */
    public static final class OneStepImpl implements OneStep {

        @Override
        public void run() {
            Workflow.newActivityStub(
                            Step.class,
                            ActivityOptions.newBuilder()
                                    .setStartToCloseTimeout(Duration.ofMinutes(5))
                                    .build())
                    .hold();
        }
    }
}
