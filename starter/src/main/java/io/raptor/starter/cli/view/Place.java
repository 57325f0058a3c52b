package io.raptor.starter.cli.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The place of a node: its file, the headings above it, and its page, as far as they are known. */
final class Place {

    private Place() {}

    static String of(String document, List<String> headings, @Nullable Integer page) {
        List<String> parts = new ArrayList<>(List.of(document));
        parts.addAll(headings);
        if (page != null) {
            parts.add("p. " + page);
        }
        return String.join(" › ", parts);
    }
}
