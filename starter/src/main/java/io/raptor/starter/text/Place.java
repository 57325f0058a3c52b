package io.raptor.starter.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The place of a node: its file, the headings above it, and its page, as far as they are known. */
public final class Place {

    private Place() {}

    /** As {@code file › heading › p. 3}. */
    public static String of(String document, List<String> headings, @Nullable Integer page) {
        List<String> parts = new ArrayList<>(List.of(document));
        parts.addAll(headings);
        if (page != null) {
            parts.add("p. " + page);
        }
        return String.join(" › ", parts);
    }
}
