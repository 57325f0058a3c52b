package io.raptor.activity.store;

/** Whether a store of an older schema is brought up to date when it is opened. */
public enum Migration {
    /** It is. */
    AUTO,
    /** It is refused: whoever runs the database says when. */
    NEVER
}
