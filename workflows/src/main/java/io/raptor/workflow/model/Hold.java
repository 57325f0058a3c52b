package io.raptor.workflow.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** The hold that a pause reason names; empty where a person paused. */
    public static Optional<Hold> of(@Nullable String pauseReason) {
        return Arrays.stream(values())
                .filter(hold -> pauseReason != null && pauseReason.startsWith(hold.text() + ":"))
                .findFirst();
    }

    /** As a pause reason begins. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
