package io.raptor.workflow.model;

import java.util.Optional;

/** The type of a failure; {@link #text()} is the type of the Temporal failure and of the stored error. */
public enum FailureType {
    RATE_LIMITED("RateLimited", true),
    MODEL_UNAVAILABLE("ModelUnavailable", true),
    CREDENTIALS_REJECTED("CredentialsRejected", false),
    QUOTA_EXHAUSTED("QuotaExhausted", false),
    /** The endpoint does not have the model, or is not what it is set up as: no document can change that. */
    MODEL_MISCONFIGURED("ModelMisconfigured", false),
    /** No worker polls for the model. */
    WORKER_MISSING("WorkerMissing", false),
    BUDGET_REACHED("BudgetReached", false),
    /** The model will not answer this request, however often it is asked. */
    MODEL_REFUSED("ModelRefused", false),
    /** Empty, cut off or malformed answers, asked again in vain. */
    BAD_MODEL_OUTPUT("BadModelOutput", false),
    DOCUMENT_UNREADABLE("DocumentUnreadable", false),
    DOCUMENT_TOO_LARGE("DocumentTooLarge", false),
    UNSUITABLE_DOCUMENT("UnsuitableDocument", false),
    INVALID_REQUEST("InvalidRequest", false),
    /** The task is paused or ending: the call is made when it resumes. */
    TASK_PAUSED("TaskPaused", true),
    /** The database is gone, or its disk is full: it is waited for. */
    STORE_UNAVAILABLE("StoreUnavailable", true),
    /** A bug or a broken machine. */
    INTERNAL("Internal", true);

    private final String text;
    private final boolean retriable;

    FailureType(String text, boolean retriable) {
        this.text = text;
        this.retriable = retriable;
    }

    public String text() {
        return text;
    }

    /** Trying the same again may help. */
    public boolean retriable() {
        return retriable;
    }

    /** A cluster that fails so leaves a gap in its document's tree; any other failure is the document's. */
    public boolean leavesGap() {
        return this == MODEL_REFUSED || this == BAD_MODEL_OUTPUT;
    }

    /** Trying again later will help, however often it takes: no attempt of the document is used up. */
    public boolean passes() {
        return this == RATE_LIMITED || this == STORE_UNAVAILABLE;
    }

    /** Nothing is wrong with the document: its task has to wait. */
    public Optional<Hold> hold() {
        return switch (this) {
            case MODEL_UNAVAILABLE -> Optional.of(Hold.OUTAGE);
            case CREDENTIALS_REJECTED -> Optional.of(Hold.CREDENTIALS);
            case QUOTA_EXHAUSTED -> Optional.of(Hold.QUOTA);
            case MODEL_MISCONFIGURED -> Optional.of(Hold.MODEL);
            case WORKER_MISSING -> Optional.of(Hold.WORKER);
            case BUDGET_REACHED -> Optional.of(Hold.BUDGET);
            default -> Optional.empty();
        };
    }

    /** The type written as {@code text}; {@link #INTERNAL} for one that is not ours. */
    public static FailureType of(String text) {
        for (FailureType type : values()) {
            if (type.text.equals(text)) {
                return type;
            }
        }
        return INTERNAL;
    }
}
