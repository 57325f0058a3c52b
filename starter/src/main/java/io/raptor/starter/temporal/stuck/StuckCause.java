package io.raptor.starter.temporal.stuck;

import java.util.Locale;

/** What keeps a task that is not paused from going on. */
public enum StuckCause {
    /** The worker's code decides otherwise than the code that began the workflow. */
    BUILD,
    /** Every attempt of a worker to take the workflow up fails, or does not end. */
    FAILURE,
    /** Nobody polls the queue. */
    WORKER;

    /** As a reason begins. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The cause that Temporal's name of a failed workflow task stands for. */
    static StuckCause named(String temporal) {
        return temporal.replace("_", "").toUpperCase(Locale.ROOT).contains("NONDETERMINISTIC") ? BUILD : FAILURE;
    }
}
