package io.raptor.starter.wiring;

import io.raptor.activity.call.ConcurrencyLimit;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The running workers; closing lets the calls in flight come to their end. */
public final class Workers implements AutoCloseable {

    private final WorkerFactory factory;
    private final ConcurrencyLimit gate;
    private final Duration grace;

    /** @param grace that calls in flight have to end in */
    Workers(WorkerFactory factory, ConcurrencyLimit gate, Duration grace) {
        this.factory = factory;
        this.gate = gate;
        this.grace = grace;
    }

    @Override
    public void close() {
        gate.close();
        factory.shutdown();
        factory.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
        if (!factory.isTerminated()) {
            factory.shutdownNow();
            factory.awaitTermination(2, TimeUnit.SECONDS);
        }
        gate.giveBack();
    }
}
