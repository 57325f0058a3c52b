package io.raptor.activity.call;

import io.raptor.activity.port.Interrupts;
import io.raptor.activity.port.Rates;
import io.raptor.activity.port.Rates.Unit;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Holds the calls of one model to what it takes a minute, over all tasks and all who share the store, and to its own
 * word when it says that it is called too often.
 */
public final class RateLimit {

    private static final Duration LONGEST_QUIET = Duration.ofMinutes(1);

    private final Rates rates;
    private final String model;
    private final int requestsPerMinute;
    private final int tokensPerMinute;
    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    /**
     * @param requestsPerMinute 0 for no limit
     * @param tokensPerMinute sent and received together; 0 for no limit
     */
    public RateLimit(Rates rates, String model, int requestsPerMinute, int tokensPerMinute) {
        this.rates = rates;
        this.model = model;
        this.requestsPerMinute = requestsPerMinute;
        this.tokensPerMinute = tokensPerMinute;
    }

    /** A model without limits of our own. */
    public static RateLimit unlimited(String model) {
        return new RateLimit((any, unit, amount, perMinute) -> Duration.ZERO, model, 0, 0);
    }

    /**
     * Waits for the moment when a call may begin.
     *
     * @param tokens that it will take
     * @throws io.raptor.activity.port.IndexingException INTERNAL when the waiting thread is interrupted
     */
    void await(long tokens) {
        long until = quietUntil.get();
        if (requestsPerMinute > 0) {
            until = later(until, rates.reserve(model, Unit.REQUESTS, 1, requestsPerMinute));
        }
        if (tokensPerMinute > 0) {
            until = later(until, rates.reserve(model, Unit.TOKENS, (double) tokens, tokensPerMinute));
        }
        sleepUntil(until);
    }

    private static long later(long until, Duration wait) {
        long other = System.nanoTime() + wait.toNanos();
        return other - until > 0 ? other : until;
    }

    private static void sleepUntil(long nanoTime) {
        try {
            for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
                TimeUnit.NANOSECONDS.sleep(left);
            }
        } catch (InterruptedException e) {
            throw Interrupts.of("waiting for the model's rate", e);
        }
    }

    /** The model asked to be left alone for so long: the others wait with it, but soon one of them sees for itself. */
    void quiet(Duration time) {
        long until = System.nanoTime() + (time.compareTo(LONGEST_QUIET) < 0 ? time : LONGEST_QUIET).toNanos();
        quietUntil.accumulateAndGet(until, (one, other) -> one - other > 0 ? one : other);
    }
}
