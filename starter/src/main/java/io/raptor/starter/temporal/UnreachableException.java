package io.raptor.starter.temporal;

/** Temporal does not answer: it may do so later, and nothing that is set here is wrong for sure. */
public final class UnreachableException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
