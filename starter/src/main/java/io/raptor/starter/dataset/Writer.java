package io.raptor.starter.dataset;

import io.raptor.activity.model.local.ExtractiveSummariser;
import org.jspecify.annotations.Nullable;

/** The one who wrote a summary, as readers are told. */
final class Writer {

    /** Nobody wrote it: it is made of its passages' own sentences. */
    static final String EXTRACT = "extract";

    private Writer() {}

    static @Nullable String of(@Nullable String model) {
        return model != null && ExtractiveSummariser.is(model) ? EXTRACT : model;
    }

    /** In a line of words; empty where it is not known. */
    static String words(@Nullable String shown) {
        return shown == null ? "" : shown.equals(EXTRACT) ? ", an extract" : ", by " + shown;
    }
}
