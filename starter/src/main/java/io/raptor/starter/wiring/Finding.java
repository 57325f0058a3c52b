package io.raptor.starter.wiring;

/**
 * What one check of the set-up came to.
 *
 * @param detail what was seen, and what to do about it
 */
public record Finding(String subject, Result result, String detail) {

    /** How a check went. */
    public enum Result {
        OK,
        WARN,
        FAIL
    }

    public boolean failed() {
        return result == Result.FAIL;
    }
}
