package io.raptor.activity.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.NotHereException;
import io.raptor.workflow.model.FailureType;
import io.temporal.activity.ActivityInterface;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.worker.WorkerFactoryOptions;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActivityGuardInterceptorTest {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final TestActivityEnvironment environment = environment(false);
    private final TestActivityEnvironment environmentOfMany = environment(true);

    private TestActivityEnvironment environment(boolean elsewhere) {
        return TestActivityEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new ActivityGuardInterceptor(timer, elsewhere))
                        .build())
                .build());
    }

    @ActivityInterface
    public interface Work {
        String work();
    }

    @AfterEach
    void close() {
        environment.close();
        environmentOfMany.close();
        timer.shutdownNow();
    }

    @Test
    void aKnownFailureKeepsItsTypeAndMessageAndHasNoCause() {
        ApplicationFailure failure = failureOf(() -> {
            throw new IndexingException(FailureType.MODEL_REFUSED, "the model refused", new Exception("a quotation"));
        });
        assertThat(failure.getType()).isEqualTo("ModelRefused");
        assertThat(failure.getOriginalMessage()).isEqualTo("the model refused");
        assertThat(failure.isNonRetryable()).isTrue();
        assertThat(failure.getCause()).isNull();
    }

    @Test
    void aRateLimitIsTriedAgainAfterTheDelayThatItNames() {
        ApplicationFailure failure = failureOf(() -> {
            throw new IndexingException(FailureType.RATE_LIMITED, "slow down", Duration.ofSeconds(7), null);
        });
        assertThat(failure.isNonRetryable()).isFalse();
        assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aBugNamesItsPlaceButNotItsMessage() {
        ApplicationFailure failure = failureOf(() -> {
            throw new IllegalStateException("text of a document");
        });
        assertThat(failure.getType()).isEqualTo("Internal");
        assertThat(failure.getOriginalMessage())
                .startsWith("IllegalStateException at io.raptor.activity.worker.ActivityGuardInterceptorTest")
                .doesNotContain("text of a document");
        assertThat(failure.isNonRetryable()).isFalse();
    }

    @Test
    void aFileThatIsNotHereIsLookedForByOtherWorkers() {
        ApplicationFailure failure = failureOf(environmentOfMany, () -> {
            throw new NotHereException(FailureType.DOCUMENT_UNREADABLE, "The document is gone");
        });
        assertThat(failure.isNonRetryable()).isFalse();
        assertThat(failure.getOriginalMessage()).isEqualTo("The document is gone");
        assertThat(failure.getNextRetryDelay()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void whereThereIsNoOtherWorkerAFileThatIsNotHereIsNowhere() {
        ApplicationFailure failure = failureOf(() -> {
            throw new NotHereException(FailureType.DOCUMENT_UNREADABLE, "The document is gone");
        });
        assertThat(failure.getType()).isEqualTo("DocumentUnreadable");
        assertThat(failure.isNonRetryable()).isTrue();
    }

    @Test
    void whatSucceedsIsLeftAlone() {
        environment.registerActivitiesImplementations((Work) () -> "done");
        assertThat(environment.newActivityStub(Work.class).work()).isEqualTo("done");
    }

    private ApplicationFailure failureOf(Supplier<String> work) {
        return failureOf(environment, work);
    }

    private static ApplicationFailure failureOf(TestActivityEnvironment worker, Supplier<String> work) {
        worker.registerActivitiesImplementations((Work) work::get);
        Throwable thrown =
                catchThrowable(() -> worker.newActivityStub(Work.class).work());
        assertThat(thrown).isInstanceOf(ActivityFailure.class);
        return (ApplicationFailure) Objects.requireNonNull(thrown.getCause());
    }
}
