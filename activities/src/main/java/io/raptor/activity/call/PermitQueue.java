package io.raptor.activity.call;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/**
 * A task's calls in this process, in flight and waiting: a permit a place. The lowest turn is next, and whoever waits
 * longest among those of one turn: where documents go through their steps one behind the other, the serial steps of
 * some leave no place empty, for others are at their wide ones. With all of them served alike they would come to the
 * serial steps together.
 */
final class PermitQueue {

    private static final int PLACE_FOR_EVERYBODY = 1 << 20;

    private static final long FOR_GOOD_NANOS = Duration.ofDays(36_500).toNanos();

    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Waiting> line = new PriorityQueue<>(Waiting.NEXT);

    /** Taken or free. */
    private int places;

    /** Below zero while more calls are in flight than there are places. */
    private int free;

    private int limit;
    private int calls;
    private int mostCalls;
    private long arrivals;
    private boolean dismissed;
    private volatile long validUntil = System.nanoTime() + FOR_GOOD_NANOS;

    private static final class Waiting {

        static final Comparator<Waiting> NEXT =
                Comparator.<Waiting>comparingLong(call -> call.turn).thenComparingLong(call -> call.arrival);

        final long turn;
        final long arrival;
        final Condition admission;
        boolean admitted;

        Waiting(long turn, long arrival, Condition admission) {
            this.turn = turn;
            this.arrival = arrival;
            this.admission = admission;
        }
    }

    /** A call has come. */
    void enter(int newLimit) {
        locked(() -> {
            limit = newLimit;
            calls++;
            mostCalls = Math.max(mostCalls, calls);
        });
    }

    /** A call has gone. */
    void leave() {
        locked(() -> calls--);
    }

    /**
     * Takes a place as soon as there is one and nobody with a lower turn waits for it.
     *
     * @throws InterruptedException when no place was taken
     */
    void acquire(long turn) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Waiting call = new Waiting(turn, arrivals++, lock.newCondition());
            line.add(call);
            admit();
            await(call);
        } finally {
            lock.unlock();
        }
    }

    private void await(Waiting call) throws InterruptedException {
        try {
            while (!call.admitted) {
                call.admission.await();
            }
        } catch (InterruptedException e) {
            if (call.admitted) {
                free++;
                admit();
            } else {
                line.remove(call);
            }
            throw e;
        }
    }

    /** Gives a taken place back. */
    void release() {
        locked(() -> {
            free++;
            admit();
        });
    }

    private void admit() {
        while (free > 0 && !line.isEmpty()) {
            Waiting next = line.remove();
            next.admitted = true;
            free--;
            next.admission.signal();
        }
    }

    /** Calls that wait for a place. */
    int waiting() {
        return told(line::size);
    }

    boolean isEmpty() {
        return told(() -> calls) == 0;
    }

    /** The newest limit of the task's calls in flight. */
    int limit() {
        return told(() -> limit);
    }

    /** Calls have to wait for lack of places. */
    boolean isShort() {
        return told(() -> Math.min(calls, limit) - places) > 0;
    }

    /** The greatest number of calls since this was last asked. */
    int mostCalls() {
        return told(() -> {
            int most = mostCalls;
            mostCalls = calls;
            return most;
        });
    }

    /** Has so many places from now on; where more calls are in flight, the next begins when enough have ended. */
    void resize(int newPlaces) {
        locked(() -> {
            if (!dismissed) {
                free += newPlaces - places;
                places = newPlaces;
                admit();
            }
        });
    }

    /** Takes all free places away, so that no call begins. */
    void withdraw() {
        locked(() -> {
            if (!dismissed && free > 0) {
                places -= free;
                free = 0;
            }
        });
    }

    /** Calls in flight. */
    int inFlight() {
        return told(() -> places - free);
    }

    /** The places are this process's until then, by {@link System#nanoTime()}; for good unless this is said. */
    void holdUntil(long time) {
        validUntil = time;
    }

    boolean lapsed() {
        return System.nanoTime() - validUntil > 0;
    }

    /** Lets everybody go who waits: no call will be made. */
    void dismiss() {
        locked(() -> {
            if (!dismissed) {
                free += PLACE_FOR_EVERYBODY;
                places += PLACE_FOR_EVERYBODY;
                dismissed = true;
                admit();
            }
        });
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }

    private int told(IntSupplier figure) {
        lock.lock();
        try {
            return figure.getAsInt();
        } finally {
            lock.unlock();
        }
    }
}
