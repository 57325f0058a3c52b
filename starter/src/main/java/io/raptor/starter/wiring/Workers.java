package io.raptor.starter.wiring;

import io.raptor.activity.call.ConcurrencyLimit;
import io.temporal.worker.WorkerFactory;
import java.util.concurrent.TimeUnit;

/** The running workers; closing lets the calls in flight come to their end. */
public final class Workers implements AutoCloseable {

    private static final long GRACE_SECONDS = 10;

    private final WorkerFactory factory;
    private final ConcurrencyLimit gate;

    Workers(WorkerFactory factory, ConcurrencyLimit gate) {
        this.factory = factory;
        this.gate = gate;
    }

    @Override
    public void close() {
        gate.close();
        factory.shutdown();
        factory.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        if (!factory.isTerminated()) {
            factory.shutdownNow();
            factory.awaitTermination(2, TimeUnit.SECONDS);
        }
        gate.giveBack();
    }
}
