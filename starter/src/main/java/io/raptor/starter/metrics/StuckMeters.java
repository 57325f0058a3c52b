package io.raptor.starter.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.raptor.activity.port.IndexingException;
import io.raptor.starter.temporal.stuck.StuckCause;
import io.raptor.starter.temporal.stuck.StuckTasks;
import java.util.function.LongSupplier;

/** The gauge of tasks that run and do not go on, by cause. */
public final class StuckMeters implements MeterBinder {

    private final StuckTasks stuck;
    private final LongSupplier running;

    /** @param running tasks, which is asked only while no worker polls for them */
    public StuckMeters(StuckTasks stuck, LongSupplier running) {
        this.stuck = stuck;
        this.running = running;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (StuckCause cause : StuckCause.values()) {
            Gauge.builder("raptor.tasks.stuck", () -> count(cause))
                    .description("running tasks that do not go on, by what keeps them")
                    .tag("cause", cause.text())
                    .register(registry);
        }
    }

    private double count(StuckCause cause) {
        try {
            return cause == StuckCause.WORKER && stuck.withoutWorkers() ? running.getAsLong() : stuck.count(cause);
        } catch (IndexingException storeIsAway) {
            return Double.NaN;
        }
    }
}
