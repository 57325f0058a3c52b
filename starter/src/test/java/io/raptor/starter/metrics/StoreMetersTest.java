package io.raptor.starter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.raptor.activity.port.Catalogue.Census;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskState;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StoreMetersTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 3 * SECOND);
    private final AtomicInteger asked = new AtomicInteger();
    private long running = 2;
    private long takes;
    private boolean down;

    @BeforeEach
    void bind() {
        new StoreMeters(this::census, nanos::get, Clock.fixed(NOW, ZoneOffset.UTC)).bindTo(registry);
    }

    private Census census() {
        asked.incrementAndGet();
        nanos.addAndGet(takes);
        if (down) {
            throw new IndexingException(FailureType.INTERNAL, "the store is down");
        }
        return new Census(
                Map.of(TaskState.PAUSED, 1L),
                Map.of(DocumentState.RUNNING, running),
                Map.of("quota", 1L),
                NOW.minusSeconds(90),
                null);
    }

    @Test
    void everyStateHasItsNumber() {
        assertThat(gauge("raptor.tasks", "paused")).isEqualTo(1);
        assertThat(gauge("raptor.tasks", "completed_with_failures")).isZero();
        assertThat(gauge("raptor.documents", "running")).isEqualTo(2);
        assertThat(gauge("raptor.documents", "partial")).isZero();
        assertThat(asked).hasValue(1);
    }

    @Test
    void tellsWhatPausedTasksAndHowLongTheOthersRun() {
        assertThat(registry.get("raptor.tasks.paused")
                        .tag("cause", "quota")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(registry.get("raptor.tasks.paused")
                        .tag("cause", "person")
                        .gauge()
                        .value())
                .isZero();
        assertThat(registry.get("raptor.task.oldest.age").timeGauge().value(TimeUnit.SECONDS))
                .isEqualTo(90);
        assertThat(registry.get("raptor.task.idle.time").timeGauge().value(TimeUnit.SECONDS))
                .isZero();
    }

    @Test
    void numbersAreAFewSecondsOldAtMost() {
        gauge("raptor.documents", "running");
        running = 7;
        nanos.addAndGet(4 * SECOND);
        assertThat(gauge("raptor.documents", "running")).isEqualTo(2);
        nanos.addAndGet(2 * SECOND);
        assertThat(gauge("raptor.documents", "running")).isEqualTo(7);
    }

    @Test
    void aSlowStoreIsAskedLessOften() {
        takes = 2 * SECOND;
        gauge("raptor.documents", "running");
        nanos.addAndGet(30 * SECOND);
        gauge("raptor.documents", "running");
        assertThat(asked).hasValue(1);
        nanos.addAndGet(11 * SECOND);
        gauge("raptor.documents", "running");
        assertThat(asked).hasValue(2);
    }

    @Test
    void nothingIsSaidWhileTheStoreIsDown() {
        down = true;
        assertThat(gauge("raptor.tasks", "paused")).isNaN();
        down = false;
        nanos.addAndGet(6 * SECOND);
        assertThat(gauge("raptor.tasks", "paused")).isEqualTo(1);
    }

    private double gauge(String name, String state) {
        return registry.get(name).tag("state", state).gauge().value();
    }
}
