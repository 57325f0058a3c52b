package io.raptor.activity.model.http;

import io.raptor.workflow.model.FailureType;

/** The kind of an endpoint's refusal. */
public enum RefusalKind {
    QUOTA(FailureType.QUOTA_EXHAUSTED),
    CREDENTIALS(FailureType.CREDENTIALS_REJECTED),
    RATE(FailureType.RATE_LIMITED),
    /** The content is not to the endpoint's taste. */
    MODERATED(FailureType.MODEL_REFUSED),
    UNKNOWN_MODEL(FailureType.MODEL_MISCONFIGURED),
    /** What stands at the address is no such endpoint. */
    WRONG_ADDRESS(FailureType.MODEL_MISCONFIGURED),
    TOO_LONG(FailureType.MODEL_REFUSED),
    UNAVAILABLE(FailureType.MODEL_UNAVAILABLE),
    /** This request, for whatever reason. */
    REFUSED(FailureType.MODEL_REFUSED),
    /** An error that says neither what it is nor whether it passes. */
    UNCLEAR(FailureType.BAD_MODEL_OUTPUT);

    private final FailureType type;

    RefusalKind(FailureType type) {
        this.type = type;
    }

    FailureType type() {
        return type;
    }

    /** What to do, in words that fit a document's row. */
    public String advice(EndpointAddress at) {
        return switch (this) {
            case QUOTA -> "its quota is used up; raise it, then resume";
            case CREDENTIALS -> "it rejects the key of " + at.variable("api-key") + "; correct it, then resume";
            case RATE -> "too many requests; they are retried later";
            case MODERATED -> "it refuses the content of this request";
            case UNKNOWN_MODEL -> "it does not have this model; correct " + at.setting("model") + ", then resume";
            case WRONG_ADDRESS -> at.baseUrlHint() + " Correct raptor." + at.role() + ".base-url, then resume";
            case TOO_LONG -> "the request is too long for it; lower " + at.setting("context-tokens");
            case UNAVAILABLE -> "it cannot answer now; it is retried later";
            case REFUSED -> "it will not answer this request";
            case UNCLEAR -> "an error in place of an answer; " + at.baseUrlHint();
        };
    }
}
