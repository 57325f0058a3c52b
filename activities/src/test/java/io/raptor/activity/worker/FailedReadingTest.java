package io.raptor.activity.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.RetryOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A document that is read while the store is away for a while. */
class FailedReadingTest {

    private static final int ATTEMPTS = 12;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final TestWorkflowEnvironment temporal =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                            .setWorkerInterceptors(new ActivityGuardInterceptor(timer, false))
                            .build())
                    .build());

    @AfterEach
    void close() {
        temporal.close();
        timer.shutdownNow();
    }

    @Test
    void isNotTakenForOneThatEndsItsWorkers() {
        AtomicInteger attempts = new AtomicInteger();
        Worker worker = temporal.newWorker("reading");
        worker.registerWorkflowImplementationTypes(OneDocument.class);
        worker.registerActivitiesImplementations((Reading) () -> {
            if (attempts.incrementAndGet() < ATTEMPTS) {
                throw new IndexingException(FailureType.STORE_UNAVAILABLE, "the store is away");
            }
            return "read";
        });
        temporal.start();
        Reader reader = temporal.getWorkflowClient()
                .newWorkflowStub(
                        Reader.class,
                        WorkflowOptions.newBuilder().setTaskQueue("reading").build());
        assertThat(reader.read()).isEqualTo("read");
        assertThat(attempts).hasValue(ATTEMPTS);
    }

    /** Named as the product's. */
    @ActivityInterface(namePrefix = "Document")
    public interface Reading {

        String load();
    }

    /** Who asks for it. */
    @WorkflowInterface
    public interface Reader {

        @WorkflowMethod
        String read();
    }

    /** With the heartbeats and attempts of the product's. */
    public static final class OneDocument implements Reader {

        @Override
        public String read() {
            return Workflow.newActivityStub(
                            Reading.class,
                            ActivityOptions.newBuilder()
                                    .setStartToCloseTimeout(Duration.ofHours(1))
                                    .setHeartbeatTimeout(Duration.ofSeconds(30))
                                    .setRetryOptions(RetryOptions.newBuilder()
                                            .setInitialInterval(Duration.ofSeconds(1))
                                            .setMaximumAttempts(50)
                                            .build())
                                    .build())
                    .load();
        }
    }
}
