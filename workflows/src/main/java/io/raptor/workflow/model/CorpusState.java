package io.raptor.workflow.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The progress of the work on all documents together.
 *
 * @param phase its name
 * @param next the step of the phase to continue with
 * @param steps of the phase; -1 until it has begun
 * @param failed steps of all phases that failed for good and were left out
 * @param attempt from 1
 * @param kept numbers that the work carries from phase to phase, by name; none in an older history
 */
public record CorpusState(String phase, int next, int steps, int failed, int attempt, Map<String, Long> kept) {

    public CorpusState {
        kept = kept == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(kept));
    }

    /** Nothing is done yet. */
    public static CorpusState beginning(String firstPhase, int attempt) {
        return new CorpusState(firstPhase, 0, -1, 0, attempt, Map.of());
    }

    /** A phase that begins after this one. */
    public CorpusState entering(String nextPhase, int itsSteps) {
        return new CorpusState(nextPhase, 0, itsSteps, failed, attempt, kept);
    }

    /** Steps below {@code step} of the phase are done. */
    public CorpusState upTo(int step) {
        return new CorpusState(phase, step, steps, failed, attempt, kept);
    }

    /** One step more has failed for good. */
    public CorpusState withFailure() {
        return new CorpusState(phase, next, steps, failed + 1, attempt, kept);
    }

    /** A number is to be kept under this name, in place of one that was. */
    public CorpusState keeping(String name, long number) {
        Map<String, Long> more = new TreeMap<>(kept);
        more.put(name, number);
        return new CorpusState(phase, next, steps, failed, attempt, more);
    }
}
