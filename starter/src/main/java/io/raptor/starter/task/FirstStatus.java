package io.raptor.starter.task;

import io.raptor.activity.worker.DaemonThreads;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.workflow.model.TaskStatus;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The first status of a task that was just started; a worker that is busy, or away, does not hold up who started it. */
final class FirstStatus {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private FirstStatus() {}

    /**
     * The task's own answer.
     *
     * @param otherwise what is known where it does not answer in time
     */
    static TaskStatus of(Supplier<TaskStatus> asked, Supplier<TaskStatus> otherwise) {
        CompletableFuture<TaskStatus> answer = CompletableFuture.supplyAsync(asked, FirstStatus::beside);
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            return otherwise.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof OperationException refused && refused.kind() == Kind.UNAVAILABLE) {
                return otherwise.get();
            }
            throw failed.getCause() instanceof RuntimeException ours ? ours : new IllegalStateException(failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationException(Kind.UNAVAILABLE, "interrupted");
        }
    }

    private static void beside(Runnable question) {
        DaemonThreads.named("first word").newThread(question).start();
    }
}
