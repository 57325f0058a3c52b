package io.raptor.activity.model.http;

import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger.Rejected;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An endpoint refused a request. What it said is for those who can ask otherwise. */
public final class RefusedException extends IndexingException {

    private static final long serialVersionUID = 1;

    private final RefusalKind kind;
    private final int status;
    private final transient ErrorBody error;
    private final transient @Nullable Rejected answer;

    public RefusedException(
            RefusalKind kind, int status, ErrorBody error, String message, @Nullable Duration retryAfter) {
        this(kind, status, error, message, retryAfter, null);
    }

    /** @param answer in whose place the error came, if it came in one's */
    private RefusedException(
            RefusalKind kind,
            int status,
            ErrorBody error,
            String message,
            @Nullable Duration retryAfter,
            @Nullable Rejected answer) {
        super(kind.type(), message, retryAfter, null);
        this.answer = answer;
        this.kind = kind;
        this.status = status;
        this.error = error;
    }

    /** The same in the place of an answer. */
    public RefusedException in(String body, TokenUse use) {
        return new RefusedException(
                kind,
                status,
                error,
                String.valueOf(getMessage()),
                retryAfter(),
                new Rejected(
                        "an error in place of an answer", body, Math.max(0, use.input()), Math.max(0, use.output())));
    }

    /** What is left when nobody can ask otherwise: what was paid for, and what says nothing, is an answer of no use. */
    public IndexingException atLast() {
        if (answer == null
                || (answer.inputTokens() == 0 && answer.outputTokens() == 0 && kind != RefusalKind.UNCLEAR)) {
            return this;
        }
        return new BadAnswerException(type(), String.valueOf(getMessage()), answer, retryAfter());
    }

    public RefusalKind kind() {
        return kind;
    }

    /** Of HTTP, or what the error in an answer's place says of it; 0 for none. */
    public int status() {
        return status;
    }

    public ErrorBody error() {
        return error;
    }

    /** The request is found fault with, rather than its sender or the model. */
    public boolean ofRequest() {
        return status == 400 || status == 413 || status == 422 || status == 0;
    }
}
