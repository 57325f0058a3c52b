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
     * @param seconds that they took one by one, failed ones included
     */
    record Kind(long calls, long texts, double busy, double seconds) {

        private Kind minus(Kind earlier) {
            return new Kind(
                    calls - earlier.calls, texts - earlier.texts, busy - earlier.busy, seconds - earlier.seconds);
        }
    }

    /** What other processes called: how long they took one by one is not known. */
    static CallWindow elsewhere(Instant start, Calls calls, double seconds) {
        return new CallWindow(start, elsewhere(calls.chat(), seconds), elsewhere(calls.embedding(), seconds), seconds);
    }

    private static Kind elsewhere(long calls, double seconds) {
        return new Kind(calls, calls, calls > 0 ? seconds : 0, 0);
    }

    boolean isEmpty() {
        return chat.calls() == 0 && embedding.calls() == 0;
    }

    CallWindow minus(CallWindow earlier, Instant from) {
        return new CallWindow(from, chat.minus(earlier.chat), embedding.minus(earlier.embedding), busy - earlier.busy);
    }
}
