package io.raptor.workflow.model;

/**
 * The progress of the work on all documents together.
 *
 * @param phase its name
 * @param next the step of the phase to continue with
 * @param steps of the phase; -1 until it has begun
 * @param failed steps of all phases that failed for good and were left out
 * @param attempt from 1
 */
public record CorpusState(String phase, int next, int steps, int failed, int attempt) {

    /** Nothing is done yet. */
    public static CorpusState beginning(String firstPhase, int attempt) {
        return new CorpusState(firstPhase, 0, -1, 0, attempt);
    }

    /** A phase that begins after this one. */
    public CorpusState entering(String nextPhase, int itsSteps) {
        return new CorpusState(nextPhase, 0, itsSteps, failed, attempt);
    }

    /** Steps below {@code step} of the phase are done. */
    public CorpusState upTo(int step) {
        return new CorpusState(phase, step, steps, failed, attempt);
    }

    /** One step more has failed for good. */
    public CorpusState withFailure() {
        return new CorpusState(phase, next, steps, failed + 1, attempt);
    }
}
