package io.raptor.activity.store;

/** The treatment of a store of an older schema when it is opened. */
public enum Migration {
    /** It is. */
    AUTO,
    /** It is refused: whoever runs the database says when. */
    NEVER
}
