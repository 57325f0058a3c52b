package io.raptor.workflow.model;

/** The reaction of a task that cannot continue for now. */
public enum OnTrouble {
    /** It pauses and says why. */
    PAUSE,
    /** It ends as failed; what is done stays, and its next run resumes from there. */
    FAIL
}
