package io.raptor.starter.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.raptor.activity.port.Catalogue.Census;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.Hold;
import io.raptor.workflow.model.TaskState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The gauges of tasks and documents by state; NaN while the store does not answer. The store is asked at most every few
 * seconds, and the less often the longer it takes: watching may cost a twentieth of its time.
 */
public final class StoreMeters implements MeterBinder {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int RESTS = 20;
    private static final String STATE = "state";

    private final Supplier<Census> source;
    private final LongSupplier nanos;
    private final Clock clock;
    private @Nullable Census census;
    private boolean asked;
    private long staleAt;

    /**
     * @param source throws an {@link IndexingException} when the store does not answer
     * @param nanos a clock as {@link System#nanoTime()} is
     * @param clock by which the store's times were written
     */
    public StoreMeters(Supplier<Census> source, LongSupplier nanos, Clock clock) {
        this.source = source;
        this.nanos = nanos;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (TaskState state : TaskState.values()) {
            gauge(
                    registry,
                    "raptor.tasks",
                    "tasks in the store",
                    Tags.of(STATE, state.text()),
                    found -> count(found.tasks().get(state)));
        }
        for (DocumentState state : DocumentState.values()) {
            gauge(
                    registry,
                    "raptor.documents",
                    "documents of the tasks that have not ended",
                    Tags.of(STATE, state.text()),
                    found -> count(found.documents().get(state)));
        }
        Stream.concat(Stream.of(Hold.values()).map(Hold::text), Stream.of(Census.PERSON))
                .forEach(cause -> gauge(
                        registry,
                        "raptor.tasks.paused",
                        "paused tasks by what paused them",
                        Tags.of("cause", cause),
                        found -> count(found.paused().get(cause))));
        age(registry, "raptor.task.oldest.age", "of the running task that has run the longest", Census::oldest);
        age(registry, "raptor.task.idle.time", "since the last progress of the slowest running task", Census::stalest);
    }

    /** A time since then, 0 where nothing runs. */
    private void age(MeterRegistry registry, String name, String what, Function<Census, @Nullable Instant> since) {
        TimeGauge.builder(name, () -> value(found -> seconds(since.apply(found))), TimeUnit.SECONDS)
                .description("time " + what)
                .register(registry);
    }

    private double seconds(@Nullable Instant since) {
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }

    private void gauge(MeterRegistry registry, String name, String what, Tags tags, ToDoubleFunction<Census> number) {
        Gauge.builder(name, () -> value(number)).description(what).tags(tags).register(registry);
    }

    private double value(ToDoubleFunction<Census> number) {
        Census found = census();
        return found == null ? Double.NaN : number.applyAsDouble(found);
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
