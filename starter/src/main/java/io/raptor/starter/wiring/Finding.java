package io.raptor.starter.wiring;

/**
 * The result of one check of the set-up.
 *
 * @param detail what was seen, and what to do about it
 */
public record Finding(String subject, Result result, String detail) {

    /** The outcome of a check. */
    public enum Result {
        OK,
        WARN,
        FAIL
    }

    public boolean failed() {
        return result == Result.FAIL;
    }
}
