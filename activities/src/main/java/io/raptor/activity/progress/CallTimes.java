package io.raptor.activity.progress;

import io.raptor.activity.port.CallObserver;
import io.raptor.workflow.model.FailureType;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The times that model calls of this process take, by kind. Safe for use by many threads. */
public final class CallTimes {

    private static final double NANOS = 1e9;
    /** Until calls were measured only their proportion matters: an embedding batch is quick beside a summary. */
    private static final double USUAL_CHAT = 1;

    private static final double USUAL_EMBEDDING = 0.1;

    private final Map<CallObserver.CallKind, Sum> sums = new EnumMap<>(CallObserver.CallKind.class);

    public CallTimes() {
        for (CallObserver.CallKind kind : CallObserver.CallKind.values()) {
            sums.put(kind, new Sum());
        }
    }

    double chatSeconds() {
        return mean(CallObserver.CallKind.CHAT, USUAL_CHAT);
    }

    double embeddingSeconds() {
        return mean(CallObserver.CallKind.EMBEDDING, USUAL_EMBEDDING);
    }

    private double mean(CallObserver.CallKind kind, double otherwise) {
        Sum sum = sum(kind);
        long calls = sum.calls.sum();
        return calls == 0 ? otherwise : sum.nanos.sum() / NANOS / calls;
    }

    private Sum sum(CallObserver.CallKind kind) {
        return sums.getOrDefault(kind, new Sum());
    }

    /** {@code other}, which hears of everything as before. */
    public CallObserver beside(CallObserver other) {
        return new CallObserver() {

            @Override
            public Flight began(Target target) {
                return new Timed(other.began(target), sum(target.kind()), System.nanoTime());
            }

            @Override
            public void waited(Duration time) {
                other.waited(time);
            }

            @Override
            public void cached(Target target, long calls) {
                other.cached(target, calls);
            }

            @Override
            public void charged(Target target, double dollars) {
                other.charged(target, dollars);
            }
        };
    }

    private static final class Sum {
        private final LongAdder calls = new LongAdder();
        private final LongAdder nanos = new LongAdder();
    }

    private record Timed(CallObserver.Flight other, Sum sum, long began) implements CallObserver.Flight {

        @Override
        public void answered(int inputTokens, int outputTokens) {
            sum.nanos.add(System.nanoTime() - began);
            sum.calls.increment();
            other.answered(inputTokens, outputTokens);
        }

        @Override
        public void failed(FailureType why) {
            other.failed(why);
        }
    }
}
