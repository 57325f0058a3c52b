package io.raptor.workflow.internal.task;

import io.raptor.workflow.model.DocumentResult;
import io.raptor.workflow.model.Usage;

/** The work on one document. */
public interface DocumentWork {

    /**
     * One attempt, which does only what is missing.
     *
     * @param number from 1
     * @throws io.temporal.failure.ActivityFailure of the step that failed
     * @throws WorkFailed when more of it failed than the task allows
     */
    DocumentResult attempt(int number);

    /** Tokens and calls of all attempts so far. */
    Usage usage();
}
