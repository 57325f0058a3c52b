package io.raptor.starter.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time at which a schedule was to start its task, and what became of it.
 *
 * @param detail why it was skipped or failed
 */
public record PastStart(
        Instant at, Outcome outcome, @Nullable String detail) {

    /** What became of a start. */
    public enum Outcome {
        STARTED,
        /** The task had not ended. */
        SKIPPED,
        FAILED,
        /** No worker has taken it yet. */
        PENDING,
        /** Temporal has forgotten it. */
        UNKNOWN
    }
}
