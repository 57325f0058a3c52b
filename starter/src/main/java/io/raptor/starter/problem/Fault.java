package io.raptor.starter.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer what is at fault: in the body a JSON pointer as {@code #/limits/max_errors}, in the address
 *     {@code ?limit}
 * @param detail a sentence that stands for itself: which field, what is wrong, what it must be
 */
public record Fault(String pointer, String detail) {

    /** Of the whole body. */
    public static final String WHOLE = "#";

    /** Of a parameter in the address. */
    public static Fault ofParameter(String name, String detail) {
        return new Fault("?" + name, detail);
    }
}
