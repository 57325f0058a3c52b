package io.raptor.activity.progress;

import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.CallObserver.CallKind;
import io.raptor.activity.port.ObserverBeside;
import io.raptor.workflow.model.FailureType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The times at which this process had model calls in flight, and what they did, by kind. Calls of one kind overlap each
 * other and those of the other kind; so what counts is not how long each took, but how long any was in flight. Safe for
 * use by many threads.
 */
public final class CallTimes {

    private static final double NANOS = 1e9;
    private static final long NOTE_NANOS = Duration.ofSeconds(1).toNanos();
    /** Where nothing is in flight, another task may begin. */
    private static final long REST_NANOS = NOTE_NANOS / 4;

    /** What was noted longer ago than this says little of the speed now. */
    private static final int MOST_NOTES = 3600;

    private final Clock clock;
    private final Map<CallKind, Sum> sums = new EnumMap<>(CallKind.class);
    private final Deque<Note> notes = new ArrayDeque<>();
    private int inFlight;
    private double busy;
    private long last = System.nanoTime();
    private long noted;

    private record Note(Instant at, CallWindow sums) {}

    /** Those of a process that calls from now on. */
    public CallTimes(Clock clock) {
        this.clock = clock;
        for (CallKind kind : CallKind.values()) {
            sums.put(kind, new Sum());
        }
    }

    /** What was done since the first call after a moment; nothing where none was noted. */
    synchronized CallWindow since(Instant moment) {
        tick();
        CallWindow now = sums(clock.instant());
        return notes.stream()
                .filter(note -> !note.at().isBefore(moment))
                .findFirst()
                .map(from -> now.minus(from.sums(), from.at()))
                .orElseGet(() -> now.minus(now, now.start()));
    }

    /** How long each call that is in flight has been, in seconds, the oldest first. */
    synchronized List<Double> ages(CallKind kind) {
        long now = System.nanoTime();
        return sum(kind).inFlight.stream()
                .map(call -> (now - call.began) / NANOS)
                .toList();
    }

    private synchronized void began(Timed call) {
        tick();
        if (notes.isEmpty() || last - noted >= (inFlight == 0 ? REST_NANOS : NOTE_NANOS)) {
            Instant now = clock.instant();
            notes.addLast(new Note(now, sums(now)));
            noted = last;
            if (notes.size() > MOST_NOTES) {
                notes.removeFirst();
            }
        }
        inFlight++;
        sum(call.kind).inFlight.add(call);
    }

    private synchronized void ended(Timed call, int calls, int texts) {
        tick();
        inFlight--;
        Sum sum = sum(call.kind);
        sum.inFlight.remove(call);
        sum.seconds += (last - call.began) / NANOS;
        sum.calls += calls;
        sum.texts += texts;
    }

    private void tick() {
        long now = System.nanoTime();
        double seconds = (now - last) / NANOS;
        last = now;
        busy += inFlight > 0 ? seconds : 0;
        sums.values().forEach(sum -> sum.busy += sum.inFlight.isEmpty() ? 0 : seconds);
    }

    private CallWindow sums(Instant now) {
        return new CallWindow(
                now, sum(CallKind.CHAT).copy(), sum(CallKind.EMBEDDING).copy(), busy);
    }

    private Sum sum(CallKind kind) {
        return sums.getOrDefault(kind, new Sum());
    }

    /** {@code other}, which hears of everything as before. */
    public CallObserver beside(CallObserver other) {
        return new ObserverBeside(other) {

            @Override
            protected Flight began(Target target, int texts, Flight flight) {
                Timed call = new Timed(flight, target.kind(), texts);
                CallTimes.this.began(call);
                return call;
            }
        };
    }

    private static final class Sum {
        private final Set<Timed> inFlight = new LinkedHashSet<>();
        private long calls;
        private long texts;
        private double busy;
        private double seconds;

        CallWindow.Kind copy() {
            return new CallWindow.Kind(calls, texts, busy, seconds);
        }
    }

    private final class Timed implements CallObserver.Flight {

        private final CallObserver.Flight other;
        private final CallKind kind;
        private final int texts;
        private final long began = System.nanoTime();

        Timed(CallObserver.Flight other, CallKind kind, int texts) {
            this.other = other;
            this.kind = kind;
            this.texts = texts;
        }

        @Override
        public void answered(int inputTokens, int outputTokens) {
            ended(this, 1, texts);
            other.answered(inputTokens, outputTokens);
        }

        @Override
        public void failed(FailureType why) {
            ended(this, 0, 0);
            other.failed(why);
        }
    }
}
