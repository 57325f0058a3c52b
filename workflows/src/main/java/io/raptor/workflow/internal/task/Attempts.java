package io.raptor.workflow.internal.task;

import io.raptor.workflow.model.Limits;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.IntFunction;

/** The attempts at one piece of work: as many as the task's limits allow, with growing waits between them. */
final class Attempts {

    /** Ends work that no attempt could do. */
    @FunctionalInterface
    interface Last<T> {
        T failed(FailureCause cause, int attempt);
    }

    private final Limits limits;

    Attempts(Limits limits) {
        this.limits = limits;
    }

    /**
     * Attempts until one succeeds.
     *
     * @param first the attempt to begin with, from 1
     * @param work fails by {@link ActivityFailure} or {@link WorkFailed}
     * @param last answers in place of work that has failed for good
     */
    <T> T run(int first, IntFunction<T> work, Last<T> last) {
        int attempt = first;
        while (true) {
            FailureCause cause;
            try {
                return work.apply(attempt);
            } catch (ActivityFailure failure) {
                cause = FailureCause.of(failure);
            } catch (WorkFailed failed) {
                cause = failed.why();
            }
            boolean passes = cause.type().passes();
            if (!cause.type().retriable() || (!passes && attempt >= limits.maxDocumentAttempts())) {
                return last.failed(cause, attempt);
            }
            Workflow.sleep(backoff(attempt));
            // A rate limit says nothing about the work: it costs no attempt.
            attempt += passes ? 0 : 1;
        }
    }

    private Duration backoff(int attempt) {
        double seconds = limits.retryInitialSeconds() * Math.pow(limits.retryBackoff(), attempt - 1.0);
        return Duration.ofMillis((long) (1000 * Math.min(seconds, limits.retryMaxSeconds())));
    }
}
