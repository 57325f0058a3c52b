package io.raptor.starter.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.raptor.activity.port.Catalogue.Census;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskState;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The gauges of tasks and documents by state; NaN while the store does not answer. The store is asked at most every few
 * seconds, and the less often the longer it takes: watching may cost a twentieth of its time.
 */
public final class StoreMeters implements MeterBinder {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int RESTS = 20;

    private final Supplier<Census> source;
    private final LongSupplier nanos;
    private @Nullable Census census;
    private boolean asked;
    private long staleAt;

    /**
     * @param source throws an {@link IndexingException} when the store does not answer
     * @param nanos a clock as {@link System#nanoTime()} is
     */
    public StoreMeters(Supplier<Census> source, LongSupplier nanos) {
        this.source = source;
        this.nanos = nanos;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (TaskState state : TaskState.values()) {
            gauge(
                    registry,
                    "raptor.tasks",
                    "tasks in the store",
                    state.text(),
                    found -> count(found.tasks().get(state)));
        }
        for (DocumentState state : DocumentState.values()) {
            gauge(
                    registry,
                    "raptor.documents",
                    "documents of the tasks that have not ended",
                    state.text(),
                    found -> count(found.documents().get(state)));
        }
    }

    private void gauge(
            MeterRegistry registry, String name, String what, String state, ToDoubleFunction<Census> number) {
        Gauge.builder(name, this, meters -> {
                    Census found = meters.census();
                    return found == null ? Double.NaN : number.applyAsDouble(found);
                })
                .description(what)
                .tag("state", state)
                .register(registry);
    }

    private static double count(@Nullable Long number) {
        return number == null ? 0 : number;
    }

    /** One thread asks; others wait for its answer. */
    private synchronized @Nullable Census census() {
        long now = nanos.getAsLong();
        if (!asked || now - staleAt >= 0) {
            census = ask();
            asked = true;
            long done = nanos.getAsLong();
            staleAt = done + Math.max(FRESH.toNanos(), RESTS * (done - now));
        }
        return census;
    }

    private @Nullable Census ask() {
        try {
            return source.get();
        } catch (IndexingException e) {
            return null;
        }
    }
}
