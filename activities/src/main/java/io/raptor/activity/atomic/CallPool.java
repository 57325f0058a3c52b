package io.raptor.activity.atomic;

import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the calls of all documents of a task, so many at once. */
final class CallPool implements AutoCloseable {

    private final ExecutorService threads;
    private final CallRetry patience;

    CallPool(int atOnce, CallRetry patience) {
        this.threads = Executors.newFixedThreadPool(atOnce, work -> new Thread(work, "atomic-call"));
        this.patience = patience;
    }

    /** Takes the steps 0 to {@code steps - 1} and returns after the last; the first that fails ends all of them. */
    void each(int steps, IntConsumer step) {
        List<Future<?>> taken = IntStream.range(0, steps)
                .<Future<?>>mapToObj(number -> threads.submit(() -> patience.call(() -> step.accept(number))))
                .toList();
        try {
            for (Future<?> one : taken) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IndexingException(FailureType.INTERNAL, "stopped while waiting for model calls", e);
        } finally {
            taken.forEach(one -> one.cancel(true));
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    /** Interrupts the calls in flight. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
