package io.raptor.activity.call;

import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Interrupts;
import io.raptor.activity.port.Store;
import io.raptor.workflow.model.FailureType;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Lets at most so many calls of a task be in flight at once, over all of its documents and all who share the store.
 * Among those that wait in a process the lowest turn goes first; the limit may change from call to call and the newest holds. Calls far down
 * a long line are sent away for a while, lest one task takes the room of all others.
 */
public final class ConcurrencyLimit {

    /** Calls that wait in this process, each in the room of an activity; tasks share it. */
    private static final int WAITING_ROOM = 128;

    /** What a task has of it however many there are: more than it sends by itself with the usual settings. */
    private static final int LEAST_ROOM = 64;

    private final Permits places;
    private final CallObserver observer;
    private volatile boolean closed;

    /** For the only process there is. */
    public ConcurrencyLimit(CallObserver observer) {
        this(new LocalPermits(), observer);
    }

    /**
     * @param store of everybody who makes calls for the same tasks
     * @param observer receives how long calls wait
     */
    public ConcurrencyLimit(Store store, CallObserver observer) {
        this(store.shared() ? new LeasedPermits(store.permitLeases()) : new LocalPermits(), observer);
    }

    ConcurrencyLimit(Permits places, CallObserver observer) {
        this.places = places;
        this.observer = observer;
    }

    /**
     * Makes the call as soon as there is room for it.
     *
     * @throws IndexingException INTERNAL when the waiting thread is interrupted, whose flag is kept; MODEL_UNAVAILABLE
     *     when the gate is closed; RATE_LIMITED when too many wait already
     */
    public <T> T pass(Caller caller, Supplier<T> call) {
        refuseWhenClosed();
        PermitQueue line = places.enter(caller.taskId(), caller.maxConcurrentCalls());
        long asked = System.nanoTime();
        try {
            refuseWhenLong(line);
            line.acquire(caller.turn());
            try {
                refuseWhenClosed();
                refuseWhenLapsed(line);
                observer.waited(Duration.ofNanos(System.nanoTime() - asked));
                return call.get();
            } finally {
                line.release();
            }
        } catch (InterruptedException e) {
            throw Interrupts.of("waiting for a free model call", e);
        } finally {
            places.leave(caller.taskId());
        }
    }

    /** Lets no further call begin, waiting ones included; those in flight are not touched. */
    public void close() {
        closed = true;
        places.dismiss();
    }

    /** Leaves this process's places to the others, after it is closed and the calls in flight have ended. */
    public void giveBack() {
        places.giveBack();
    }

    public boolean closed() {
        return closed;
    }

    private void refuseWhenClosed() {
        if (closed) {
            throw new IndexingException(
                    FailureType.MODEL_UNAVAILABLE, "this worker is stopping: the call is made when the task resumes");
        }
    }

    private void refuseWhenLong(PermitQueue line) {
        int waiting = line.waiting();
        // The task whose call this is may not be counted yet.
        int tasks = Math.max(1, places.tasks());
        if (waiting >= Math.max(LEAST_ROOM, WAITING_ROOM / tasks)) {
            throw new IndexingException(
                    FailureType.RATE_LIMITED,
                    waiting + " calls of the task wait in this worker already; this one is retried later");
        }
    }

    /** The process stood still for long: others may have these places by now. */
    private static void refuseWhenLapsed(PermitQueue line) {
        if (line.lapsed()) {
            throw new IndexingException(
                    FailureType.RATE_LIMITED,
                    "this worker has to claim permits of the task again",
                    Duration.ofSeconds(1),
                    null);
        }
    }

    /** Tasks with calls waiting or in flight. */
    int tasks() {
        return places.tasks();
    }
}
