package io.raptor.activity.progress;

import io.raptor.activity.port.TaskWork.Calls;
import java.time.Instant;

/**
 * The model calls of this process in some time up to now.
 *
 * @param start of that time: not before the first call
 * @param busy seconds in which any call was in flight
 */
record CallWindow(Instant start, Kind chat, Kind embedding, double busy) {

    /**
     * The calls of one kind.
     *
     * @param calls that were answered
     * @param texts that they held
     * @param busy seconds in which any of them was in flight
     */
    record Kind(long calls, long texts, double busy) {

        private Kind minus(Kind earlier) {
            return new Kind(calls - earlier.calls, texts - earlier.texts, busy - earlier.busy);
        }
    }

    /** What other processes called, of whom nobody knows when nothing was in flight. */
    static CallWindow elsewhere(Instant start, Calls calls, double seconds) {
        return new CallWindow(
                start,
                new Kind(calls.chat(), calls.chat(), calls.chat() > 0 ? seconds : 0),
                new Kind(calls.embedding(), calls.embedding(), calls.embedding() > 0 ? seconds : 0),
                seconds);
    }

    boolean isEmpty() {
        return chat.calls() == 0 && embedding.calls() == 0;
    }

    CallWindow minus(CallWindow earlier, Instant from) {
        return new CallWindow(from, chat.minus(earlier.chat), embedding.minus(earlier.embedding), busy - earlier.busy);
    }

    /** How many kinds of calls were in flight at once, on average; between 1 and 2. */
    double overlap() {
        return busy > 0 ? Math.max(1, (chat.busy() + embedding.busy()) / busy) : 1;
    }
}
