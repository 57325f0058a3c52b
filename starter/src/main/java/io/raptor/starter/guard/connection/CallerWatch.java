package io.raptor.starter.guard.connection;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;

/** Work that ends with the interest in it: the thread is interrupted when whoever asked is gone. */
public final class CallerWatch {

    private CallerWatch() {}

    /** @throws OperationException UNAVAILABLE when it ended early, which nobody is left to read */
    public static <T> T during(HttpServletRequest request, HttpServletResponse response, Supplier<T> work) {
        Arrival arrival = Arrival.of(request);
        if (arrival == null) {
            return work.get();
        }
        response.setHeader("Connection", "close");
        arrival.watch(Thread.currentThread());
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new OperationException(Kind.UNAVAILABLE, "whoever asked is gone");
            }
            throw e;
        } finally {
            arrival.unwatch();
            // The thread goes back to its pool as it came.
            boolean unused = Thread.interrupted();
        }
    }
}
