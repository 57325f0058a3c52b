package io.raptor.activity.model;

import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets at most so many calls of a task be in the air at once in this process, over all of the task's documents. First
 * come, first served; the limit may change from call to call and the newest holds. A task without calls is forgotten.
 */
public final class CallGate {

    private final ConcurrentMap<String, Gate> gates = new ConcurrentHashMap<>();
    private final CallObserver observer;
    private volatile boolean closed;

    public CallGate() {
        this(CallObserver.NONE);
    }

    /** @param observer hears how long calls wait */
    public CallGate(CallObserver observer) {
        this.observer = observer;
    }

    /**
     * Makes the call as soon as there is room for it.
     *
     * @throws IndexingException INTERNAL when the waiting thread is interrupted, whose flag is kept; MODEL_UNAVAILABLE
     *     when the gate is closed
     */
    public <T> T pass(String taskId, int maxConcurrentCalls, Supplier<T> call) {
        Gate gate = enter(taskId, maxConcurrentCalls);
        long asked = System.nanoTime();
        try {
            gate.acquire();
            try {
                refuseWhenClosed();
                observer.waited(Duration.ofNanos(System.nanoTime() - asked));
                return call.get();
            } finally {
                gate.release();
            }
        } catch (InterruptedException e) {
            throw Interruption.of("waiting for a free model call", e);
        } finally {
            leave(taskId);
        }
    }

    /** Lets no further call begin, waiting ones included; those in the air are not touched. */
    public void close() {
        closed = true;
    }

    public boolean closed() {
        return closed;
    }

    private void refuseWhenClosed() {
        if (closed) {
            throw new IndexingException(
                    FailureType.MODEL_UNAVAILABLE, "this worker is stopping: the call is made when the task goes on");
        }
    }

    /** Tasks with calls waiting or in the air. */
    int tasks() {
        return gates.size();
    }

    private Gate enter(String taskId, int limit) {
        return gates.compute(taskId, (id, known) -> {
            Gate gate = known == null ? new Gate(limit) : known;
            gate.users++;
            gate.resize(limit);
            return gate;
        });
    }

    private void leave(String taskId) {
        gates.computeIfPresent(taskId, (id, gate) -> --gate.users == 0 ? null : gate);
    }

    /** Fields are written under the map's lock of their key. */
    private static final class Gate extends Semaphore {

        private static final long serialVersionUID = 1;

        private int limit;
        private int users;

        Gate(int limit) {
            super(limit, true);
            this.limit = limit;
        }

        void resize(int newLimit) {
            if (newLimit > limit) {
                release(newLimit - limit);
            } else {
                reducePermits(limit - newLimit);
            }
            limit = newLimit;
        }
    }
}
