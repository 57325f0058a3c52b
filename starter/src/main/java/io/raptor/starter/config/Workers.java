package io.raptor.starter.config;

import io.temporal.worker.WorkerFactory;
import java.util.concurrent.TimeUnit;

/** The running workers; closing lets the calls in the air come to their end. */
public final class Workers implements AutoCloseable {

    private static final long GRACE_SECONDS = 10;

    private final WorkerFactory factory;

    Workers(WorkerFactory factory) {
        this.factory = factory;
    }

    @Override
    public void close() {
        factory.shutdown();
        factory.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        if (!factory.isTerminated()) {
            factory.shutdownNow();
            factory.awaitTermination(2, TimeUnit.SECONDS);
        }
    }
}
