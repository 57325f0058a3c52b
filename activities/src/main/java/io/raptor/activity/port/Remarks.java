package io.raptor.activity.port;

import java.util.List;

/**
 * The remarks on a document that was read, for people.
 *
 * @param leftOut what its file holds and its text does not, such as {@code 2 attached files}
 * @param warnings why its tree may serve searches badly
 */
public record Remarks(List<String> leftOut, List<String> warnings) {

    public static final Remarks NONE = new Remarks(List.of(), List.of());

    public Remarks {
        leftOut = List.copyOf(leftOut);
        warnings = List.copyOf(warnings);
    }
}
