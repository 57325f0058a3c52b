package io.raptor.starter.chaos;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a model does instead of answering as it should. */
enum ModelFault {
    RATE_LIMITED(3, 429, "rate_limit_exceeded"),
    BROKEN(2, 500, "server_error"),
    /** Long enough that a task notices and waits. */
    OUTAGE(8, 503, "overloaded"),
    KEY_REJECTED(5, 401, "invalid_api_key"),
    QUOTA_USED_UP(5, 402, "insufficient_quota"),
    REFUSED(1, 400, "content_policy_violation"),
    CONTEXT_TOO_LONG(1, 400, "context_length_exceeded"),
    /** Nothing comes until the asker gives up. */
    HANGS(1),
    /** The connection ends in the middle of the answer. */
    CUT_SHORT(1),
    /** The connection ends without an answer. */
    DROPPED(1),
    EMPTY(2),
    MALFORMED(2),
    /** The answer stops at the limit of tokens. */
    TRUNCATED(1),
    /** The answer says that it was filtered. */
    FILTERED(1);

    /** A refusal, as endpoints write it. */
    record Refusal(int status, String code) {}

    private final int times;

    @SuppressWarnings("ImmutableEnumChecker") // a record of a number and a text
    private final @Nullable Refusal refusal;

    ModelFault(int times) {
        this.times = times;
        this.refusal = null;
    }

    ModelFault(int times, int status, String code) {
        this.times = times;
        this.refusal = new Refusal(status, code);
    }

    /** Requests, one after the other, that meet it. */
    int times() {
        return times;
    }

    Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }
}
