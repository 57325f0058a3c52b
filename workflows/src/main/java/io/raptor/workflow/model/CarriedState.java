package io.raptor.workflow.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state that a task carries over when it continues as new. Its bytes do not grow with the corpus: ids and
 * failures stay in the store.
 *
 * @param cursor the last document number taken from the catalogue
 * @param inFlight numbers of documents whose workflows keep running meanwhile; at most the window
 * @param concurrency documents in flight at once, as set last
 * @param corpus the work on all documents together, where this run ends in its midst; {@code null} otherwise
 */
public record CarriedState(
        long cursor,
        List<Long> inFlight,
        Counts counts,
        Usage usage,
        ModelProfile models,
        Control control,
        int concurrency,
        Instant startedAt,
        Capabilities capabilities,
        @Nullable CorpusState corpus) {

    public CarriedState {
        inFlight = List.copyOf(inFlight);
    }

    /**
     * The control flags.
     *
     * @param paused by a person
     * @param pauseReason the person's
     * @param held why the task paused by itself; {@code null} when it did not
     * @param epoch go-aheads so far
     */
    public record Control(
            boolean paused,
            @Nullable String pauseReason,
            @Nullable Instant pausedAt,
            @Nullable Instant resumedAt,
            @Nullable HoldReport held,
            long epoch) {}
}
