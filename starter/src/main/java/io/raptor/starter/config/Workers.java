package io.raptor.starter.config;

import io.raptor.activity.model.CallGate;
import io.temporal.worker.WorkerFactory;
import java.util.concurrent.TimeUnit;

/** The running workers; closing lets the calls in the air come to their end. */
public final class Workers implements AutoCloseable {

    private static final long GRACE_SECONDS = 10;

    private final WorkerFactory factory;
    private final CallGate gate;

    Workers(WorkerFactory factory, CallGate gate) {
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
