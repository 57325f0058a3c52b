package io.raptor.starter.guard.connection;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;

/** Work that ends with the interest in it: the thread is interrupted when whoever asked is gone. */
public final class CallerWatch {

    private CallerWatch() {}

    /** @return what the work gives; whatever it throws when it is interrupted reaches nobody */
    public static <T> T during(HttpServletRequest request, HttpServletResponse response, Supplier<T> work) {
        Arrival arrival = Arrival.of(request);
        if (arrival == null) {
            return work.get();
        }
        response.setHeader("Connection", "close");
        arrival.watch(Thread.currentThread());
        try {
            return work.get();
        } finally {
            arrival.unwatch();
            // The thread goes back to its pool as it came.
            boolean unused = Thread.interrupted();
        }
    }
}
