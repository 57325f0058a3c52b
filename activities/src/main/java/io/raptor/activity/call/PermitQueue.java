package io.raptor.activity.call;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/** A task's calls in this process, in flight and waiting: a permit a place. Whoever waits longest is next. */
final class PermitQueue extends Semaphore {

    private static final long serialVersionUID = 1;
    private static final int PLACE_FOR_EVERYBODY = 1 << 20;

    private static final long FOR_GOOD_NANOS = Duration.ofDays(36_500).toNanos();

    /** Taken or free. */
    private int places;

    private int limit;
    private int calls;
    private int mostCalls;
    private boolean dismissed;
    private volatile long validUntil = System.nanoTime() + FOR_GOOD_NANOS;

    PermitQueue() {
        super(0, true);
    }

    /** A call has come. */
    synchronized void enter(int newLimit) {
        limit = newLimit;
        calls++;
        mostCalls = Math.max(mostCalls, calls);
    }

    /** A call has gone. */
    synchronized void leave() {
        calls--;
    }

    synchronized boolean isEmpty() {
        return calls == 0;
    }

    /** The newest limit of the task's calls in flight. */
    synchronized int limit() {
        return limit;
    }

    /** Calls have to wait for lack of places. */
    synchronized boolean isShort() {
        return Math.min(calls, limit) > places;
    }

    /** The greatest number of calls since this was last asked. */
    synchronized int mostCalls() {
        int most = mostCalls;
        mostCalls = calls;
        return most;
    }

    /** Has so many places from now on; where more calls are in flight, the next begins when enough have ended. */
    synchronized void resize(int newPlaces) {
        if (dismissed) {
            return;
        }
        if (newPlaces > places) {
            release(newPlaces - places);
        } else {
            reducePermits(places - newPlaces);
        }
        places = newPlaces;
    }

    /** Takes all free places away, so that no call begins. */
    synchronized void withdraw() {
        if (!dismissed) {
            places -= drainPermits();
        }
    }

    /** Calls in flight. */
    synchronized int inFlight() {
        return places - availablePermits();
    }

    /** The places are this process's until then, by {@link System#nanoTime()}; for good unless this is said. */
    void holdUntil(long time) {
        validUntil = time;
    }

    boolean lapsed() {
        return System.nanoTime() - validUntil > 0;
    }

    /** Lets everybody go who waits: no call will be made. */
    synchronized void dismiss() {
        resize(places + PLACE_FOR_EVERYBODY);
        dismissed = true;
    }
}
