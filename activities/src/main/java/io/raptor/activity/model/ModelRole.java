package io.raptor.activity.model;

import java.util.Locale;

/** A job for which another chat model than that of the summaries may be chosen. */
public enum ModelRole {
    /** Reads documents for graphs: finds what they name. */
    EXTRACT,
    /** Says which names of graphs are one thing, describes things and reports on communities. */
    REPORT,
    /** Answers questions. */
    ANSWER;

    /** As settings call it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
