package io.raptor.starter.metrics;

import io.raptor.activity.worker.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * A check of whether something that the process needs answers. It is asked in the background and at most every few
 * seconds; one that takes too long counts as down, and is not asked again before it is through.
 */
public final class Probe implements HealthIndicator, AutoCloseable {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Runnable question;
    private final Duration patience;
    private final LongSupplier nanos;
    private final ExecutorService thread;
    private @Nullable Future<?> pending;
    private @Nullable Health known;
    private long staleAt;

    /**
     * @param question throws when the answer is no
     * @param nanos a clock as {@link System#nanoTime()} is
     */
    public Probe(String name, Runnable question, Duration patience, LongSupplier nanos) {
        this.question = question;
        this.patience = patience;
        this.nanos = nanos;
        this.thread = Executors.newSingleThreadExecutor(DaemonThreads.named("probe-" + name));
    }

    @Override
    public synchronized Health health() {
        if (known == null || nanos.getAsLong() - staleAt >= 0) {
            known = ask() ? Health.up().build() : Health.down().build();
            staleAt = nanos.getAsLong() + FRESH.toNanos();
        }
        return known;
    }

    private boolean ask() {
        Future<?> answer = pending == null ? thread.submit(question) : pending;
        pending = answer;
        try {
            answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            pending = null;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.TimeoutException late) {
            return false;
        } catch (java.util.concurrent.ExecutionException no) {
            pending = null;
            return false;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
