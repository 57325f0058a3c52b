package io.raptor.starter.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.raptor.activity.port.CallObserver;
import io.raptor.workflow.model.FailureType;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Model calls as meters; {@code docs/metrics.md} says what each is. */
public final class MeteredCalls implements CallObserver {

    /** From a model in process to one that thinks for minutes. */
    private static final Duration[] LATENCIES =
            seconds(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300);

    private static final Duration[] WAITS = seconds(0.001, 0.01, 0.1, 0.5, 1, 5, 15, 60, 300, 900);

    private final MeterRegistry registry;
    private final Timer waits;
    private final Timer throttles;
    private final Map<CallKind, AtomicInteger> inFlight = new EnumMap<>(CallKind.class);

    public MeteredCalls(MeterRegistry registry) {
        this.registry = registry;
        this.waits = Timer.builder("raptor.model.wait")
                .description("time that a call waited for a permit of its task")
                .serviceLevelObjectives(WAITS)
                .register(registry);
        this.throttles = Timer.builder("raptor.model.rate.wait")
                .description("time that a call waited for the rate limit of its model")
                .serviceLevelObjectives(WAITS)
                .register(registry);
        for (CallKind kind : CallKind.values()) {
            AtomicInteger flying = new AtomicInteger();
            inFlight.put(kind, flying);
            Gauge.builder("raptor.model.in.flight", flying, AtomicInteger::get)
                    .description("model calls in flight in this process")
                    .tag("kind", text(kind))
                    .register(registry);
        }
    }

    @Override
    public Flight began(Target target, int texts) {
        flying(target).incrementAndGet();
        return new Measured(target, System.nanoTime());
    }

    @Override
    public void waited(Duration time) {
        waits.record(time);
    }

    @Override
    public void throttled(Duration time) {
        throttles.record(time);
    }

    @Override
    public void cached(Target target, long calls) {
        calls(target, "cached").increment((double) calls);
        Counter.builder("raptor.ledger.hits")
                .description("model calls that were not made because the ledger has their answer")
                .tag("kind", text(target.kind()))
                .register(registry)
                .increment((double) calls);
    }

    @Override
    public void charged(Target target, double dollars) {
        Counter.builder("raptor.model.cost")
                .description("cost of calls to models whose price is known")
                .baseUnit("usd")
                .tag("model", target.model())
                .register(registry)
                .increment(dollars);
    }

    private AtomicInteger flying(Target target) {
        return inFlight.computeIfAbsent(target.kind(), kind -> new AtomicInteger());
    }

    private Counter calls(Target target, String outcome) {
        return Counter.builder("raptor.model.calls")
                .description("model calls by outcome; cached ones were not made")
                .tag("kind", text(target.kind()))
                .tag("model", target.model())
                .tag("outcome", outcome)
                .register(registry);
    }

    private Timer latency(Target target) {
        return Timer.builder("raptor.model.latency")
                .description("time from sending a call to its answer or failure")
                .tag("kind", text(target.kind()))
                .tag("model", target.model())
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
    }

    private Counter tokens(Target target, String direction) {
        return Counter.builder("raptor.model.tokens")
                .description("tokens of answered calls")
                .tag("model", target.model())
                .tag("direction", direction)
                .register(registry);
    }

    private static String text(CallKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String outcome(FailureType why) {
        return switch (why) {
            case MODEL_UNAVAILABLE -> "unavailable";
            case MODEL_REFUSED -> "refused";
            case BAD_MODEL_OUTPUT -> "bad_output";
            case RATE_LIMITED,
                    CREDENTIALS_REJECTED,
                    QUOTA_EXHAUSTED,
                    MODEL_MISCONFIGURED,
                    BUDGET_REACHED,
                    TASK_PAUSED -> why.name().toLowerCase(Locale.ROOT);
            case DOCUMENT_UNREADABLE,
                    DOCUMENT_TOO_LARGE,
                    UNSUITABLE_DOCUMENT,
                    INVALID_REQUEST,
                    STORE_UNAVAILABLE,
                    WORKER_MISSING,
                    INTERNAL -> "error";
        };
    }

    private static Duration[] seconds(double... bounds) {
        Duration[] durations = new Duration[bounds.length];
        for (int i = 0; i < bounds.length; i++) {
            durations[i] = Duration.ofMillis(Math.round(bounds[i] * 1000));
        }
        return durations;
    }

    private final class Measured implements Flight {

        private final Target target;
        private final long began;

        Measured(Target target, long began) {
            this.target = target;
            this.began = began;
        }

        @Override
        public void answered(int inputTokens, int outputTokens) {
            landed("ok");
            tokens(target, "in").increment(inputTokens);
            tokens(target, "out").increment(outputTokens);
        }

        @Override
        public void failed(FailureType why) {
            landed(outcome(why));
        }

        private void landed(String outcome) {
            flying(target).decrementAndGet();
            latency(target).record(Duration.ofNanos(System.nanoTime() - began));
            calls(target, outcome).increment();
        }
    }
}
