package io.raptor.workflow.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a task that the store tells, the same for every surface.
 *
 * @param ended whether the run that they are of has ended
 * @param running documents worked on now
 * @param usage of the run
 * @param pace {@code null} where nothing runs
 * @param graph of a task that makes one; {@code null} while there is none
 * @param ignoredFiles that the last look at the sources ignored, a folder as one; {@code null} where that was not counted
 */
public record TaskFigures(
        boolean ended,
        Instant createdAt,
        Instant startedAt,
        double elapsedSeconds,
        long running,
        Usage usage,
        TaskTotal total,
        @Nullable Pace pace,
        @Nullable GraphFigures graph,
        @Nullable Long ignoredFiles) {

    /** The documents' part of a task's progress where work on all of them together follows. */
    public static final double DOCUMENTS_SHARE = 0.8;

    private static final double MILLIS = 1000;

    /**
     * The speed of the work and what is left of it.
     *
     * @param share of the run's work that is done, 0 to 1; {@code null} while there is none
     * @param passagesPerMinute what this process does; {@code null} while it is unknown
     * @param etaSeconds {@code null} while it is unknown
     */
    public record Pace(
            @Nullable Double share,
            @Nullable Double passagesPerMinute,
            @Nullable Double etaSeconds) {

        /** The same after some time: the time left goes down to a second. */
        public Pace after(Duration passed) {
            return etaSeconds == null
                    ? this
                    : new Pace(
                            share,
                            passagesPerMinute,
                            Math.max(Math.min(etaSeconds, 1), etaSeconds - passed.toMillis() / MILLIS));
        }
    }
}
