package io.raptor.activity.progress;

import io.raptor.activity.port.TaskWork.Calls;
import java.time.Instant;
import java.util.List;

/**
 * What was seen of a task while this process works on it.
 *
 * @param recent calls of this process, from which the speed is computed
 * @param whole all calls of this process in that time
 * @param active seconds since {@code whole} began in which the task was running
 * @param ages of its chat calls in flight, in seconds, the oldest first
 */
record Observed(CallWindow recent, CallWindow whole, double active, List<Double> ages) {

    /** The calls are other processes': how long each takes is not known, only how many were answered. */
    static Observed elsewhere(Instant from, Calls calls, double active) {
        CallWindow window = CallWindow.elsewhere(from, calls, active);
        return new Observed(window, window, active, List.of());
    }

    boolean isElsewhere() {
        return whole.chat().seconds() + whole.embedding().seconds() == 0;
    }

    Instant start() {
        return whole.start();
    }

    /** Seconds that were worked for what is done: what is in flight is not done. */
    double spent() {
        double average =
                ages.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return Math.max(active / 2, active - average);
    }
}
