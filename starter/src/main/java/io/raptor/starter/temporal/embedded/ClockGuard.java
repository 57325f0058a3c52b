package io.raptor.starter.temporal.embedded;

import io.raptor.activity.worker.DaemonThreads;
import io.temporal.internal.testservice.TestServicesStarter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the in-JVM service back what it loses when the machine's clock is put back: it counts its timers by that clock,
 * so that a retry due in a second would wait for an hour and a second. Time that a clock put forward adds is left to it, as
 * after a machine's sleep: timers that are due then are due.
 */
final class ClockGuard implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClockGuard.class);
    private static final long LOOK_MILLIS = 500;

    /** Clocks that are kept right by a network run a little faster or slower at times. */
    private static final Duration TOLERATED = Duration.ofSeconds(1);

    private final InstantSource wall;
    private final LongSupplier nanos;
    private final Consumer<Duration> skip;
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("steady-time"));
    private Instant last;
    private long lastNanos;

    /**
     * Begins with what the clocks say now.
     *
     * @param nanos a clock that only goes forward
     * @param skip puts the service's time forward
     */
    ClockGuard(InstantSource wall, LongSupplier nanos, Consumer<Duration> skip) {
        this.wall = wall;
        this.nanos = nanos;
        this.skip = skip;
        this.last = wall.instant();
        this.lastNanos = nanos.getAsLong();
    }

    static ClockGuard of(TestServicesStarter services) {
        PrivateAccess timer = PrivateAccess.of(services.getWorkflowService()).get("selfAdvancingTimer");
        ClockGuard steady = new ClockGuard(
                InstantSource.system(), System::nanoTime, lost -> timer.call("skip", Duration.class, lost));
        Future<?> unused = steady.looking.scheduleWithFixedDelay(
                steady::lookTolerantly, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return steady;
    }

    private void lookTolerantly() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("the clock went back, and waits cannot be shortened; restart if tasks hang", e);
        }
    }

    /** Compares the clocks. */
    synchronized void look() {
        Instant now = wall.instant();
        long nowNanos = nanos.getAsLong();
        Duration lost = Duration.ofNanos(nowNanos - lastNanos).minus(Duration.between(last, now));
        last = now;
        lastNanos = nowNanos;
        if (lost.compareTo(TOLERATED) > 0) {
            LOG.warn("the machine's clock went back by {}; tasks continue as if it had not", lost);
            skip.accept(lost);
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
