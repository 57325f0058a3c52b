package io.raptor.starter.chaos;

import java.util.function.Predicate;

/** What happens to a task from outside. */
enum Disturbance {
    /** kill -9 of the process that works, and another one in its place. */
    KILL_WORKER(layout -> true),
    /** kill -9 of Temporal's server, and another one on its port and file. */
    KILL_TEMPORAL(Layout::server),
    /** Every connection to the database is cut, and none is let through for a while. */
    CUT_DATABASE(Layout::postgres),
    /** The file system takes no more bytes for the store, for a while. */
    FILL_DISK(layout -> !layout.postgres()),
    /** The wall clock of the process that works goes forward by an hour. */
    CLOCK_FORWARD(layout -> true),
    /** The wall clock of the process that works goes back by an hour. */
    CLOCK_BACK(layout -> true),
    /** A person pauses; it stays quiet, then a person resumes. */
    PAUSE(layout -> true),
    /** A person pauses, the process that works is killed meanwhile, and the pause is still there. */
    PAUSE_AND_KILL(layout -> true),
    /** A person cancels, and has the task's next run do the rest. */
    CANCEL(layout -> true),
    /** A person puts failed documents back, whether there are any or not. */
    RETRY(layout -> true),
    /** A person changes how many documents are worked on at once. */
    RESIZE(layout -> true);

    @SuppressWarnings("ImmutableEnumChecker") // each looks at nothing but what it is given
    private final Predicate<Layout> possible;

    Disturbance(Predicate<Layout> possible) {
        this.possible = possible;
    }

    boolean possible(Layout layout) {
        return possible.test(layout);
    }

    /** Needs a library that tells the process another time. */
    boolean ofClock() {
        return this == CLOCK_FORWARD || this == CLOCK_BACK;
    }
}
