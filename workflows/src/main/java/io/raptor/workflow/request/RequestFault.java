package io.raptor.workflow.request;

import java.util.Collection;

/**
 * One thing that is wrong with what was asked for.
 *
 * @param pointer a JSON pointer to the field, as {@code /limits/max_errors}
 * @param text a sentence that stands for itself: which field, what is wrong, what it must be
 */
public record RequestFault(String pointer, String text) {

    /** Points to all that was sent. */
    public static final String WHOLE = "";

    private static final int LONGEST_NAME = 100;

    /** Of the field at {@code pointer}, or of the whole. */
    static RequestFault at(String pointer, String what) {
        return new RequestFault(pointer, pointer.equals(WHOLE) ? "the body " + what : name(pointer) + " " + what);
    }

    /** Of a field that nobody knows, beside those that there are. */
    public static RequestFault unknown(String pointer, Collection<String> known) {
        return at(pointer, "does not exist here: there is " + String.join(", ", known));
    }

    /** The pointer to a field of what {@code parent} points to. */
    public static String below(String parent, String field) {
        String shortened = field.length() <= LONGEST_NAME ? field : field.substring(0, LONGEST_NAME) + "…";
        return parent + "/" + shortened.replace("~", "~0").replace("/", "~1");
    }

    /** As people write it: {@code limits.max_errors}. */
    private static String name(String pointer) {
        return pointer.substring(1).replace('/', '.').replace("~1", "/").replace("~0", "~");
    }
}
