package io.raptor.workflow.model;

/** What a task does when it cannot go on for now. */
public enum OnTrouble {
    /** It pauses and says why. */
    PAUSE,
    /** It ends as failed; what is done stays, and its next run goes on from there. */
    FAIL
}
