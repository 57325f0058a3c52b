package io.raptor.workflow.internal.task;

import java.time.Duration;

/** The wait before a retry: each time twice as long, up to a longest wait. */
final class Backoff {

    private final Duration first;
    private final Duration longest;
    private Duration now;

    Backoff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
        this.now = first;
    }

    Duration now() {
        return now;
    }

    /** It was waited for in vain. */
    void lengthen() {
        Duration twice = now.multipliedBy(2);
        now = twice.compareTo(longest) < 0 ? twice : longest;
    }

    void reset() {
        now = first;
    }
}
