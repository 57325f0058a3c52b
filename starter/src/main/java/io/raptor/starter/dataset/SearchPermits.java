package io.raptor.starter.dataset;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The searches that may run at once, and those that may wait for them: each takes a core and the vectors of a dataset. */
final class SearchPermits {

    private static final int WAITING = 32;
    private static final long PATIENCE_SECONDS = 10;

    private final Semaphore running;
    private final Semaphore all;

    SearchPermits(int atOnce) {
        this.running = new Semaphore(atOnce, true);
        this.all = new Semaphore(atOnce + WAITING);
    }

    static SearchPermits ofThisMachine() {
        return new SearchPermits(Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    /** @throws OperationException UNAVAILABLE when too many are on their way, or whoever asked is gone */
    <T> T run(Supplier<T> search) {
        if (!all.tryAcquire()) {
            throw busy();
        }
        try {
            return waiting(search);
        } finally {
            all.release();
        }
    }

    private <T> T waiting(Supplier<T> search) {
        try {
            if (!running.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationException(Kind.UNAVAILABLE, "the search was given up: nobody waits for it");
        }
        try {
            return search.get();
        } finally {
            running.release();
        }
    }

    private static OperationException busy() {
        return new OperationException(Kind.UNAVAILABLE, "too many searches at once: try again in a moment");
    }
}
