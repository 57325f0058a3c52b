package io.raptor.activity.search;

/** The order of the hits that were found. */
public enum HitOrder {
    /** The best first. */
    SCORE,
    /** As they stand in their documents, the document of the best hit first. */
    DOCUMENT
}
