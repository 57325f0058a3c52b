package io.raptor.starter.dataset;

/**
 * What people say about two names of a dataset.
 *
 * @param name as names are compared: in small letters, without punctuation
 * @param otherName the same of the other
 * @param are {@value #SAME} thing or {@value #DIFFERENT} ones
 */
public record PinnedView(String name, String otherName, String are) {

    public static final String SAME = "same";
    public static final String DIFFERENT = "different";

    /** Said to take back what was said before. */
    public static final String OPEN = "open";
}
