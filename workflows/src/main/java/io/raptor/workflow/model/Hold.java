package io.raptor.workflow.model;

/** The reason why a task pauses by itself. Unlike a person's pause it is about the work: whoever says resume ends it. */
public enum Hold {
    /** The model does not answer. Ends by itself when it does. */
    OUTAGE,
    CREDENTIALS,
    QUOTA,
    BUDGET,
    /** The endpoint does not have the model that is asked for, or answers as another one than before. */
    MODEL,
    /** No worker polls for the model. Ends by itself when one does. */
    WORKER;

    /** Ends without anybody's doing. */
    public boolean endsByItself() {
        return this == OUTAGE || this == WORKER;
    }

    /** As a pause reason begins. */
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
