package io.raptor.starter.dataset;

import io.raptor.activity.model.local.ExtractiveSummariser;
import org.jspecify.annotations.Nullable;

/** The writer of a summary, as readers see it. */
final class Writer {

    private Writer() {}

    /** In a line of words; empty where it is not known. */
    static String words(@Nullable String shown) {
        return shown == null ? "" : shown.equals(ExtractiveSummariser.EXTRACT) ? ", an extract" : ", by " + shown;
    }
}
