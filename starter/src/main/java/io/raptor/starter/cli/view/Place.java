package io.raptor.starter.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.raptor.starter.text.Json;
import java.util.ArrayList;
import java.util.List;

/** Where a node stands: its file, the headings above it, and its page, as far as they are known. */
final class Place {

    private Place() {}

    /**
     * The place in a line.
     *
     * @param view a hit or a node, as JSON has it
     */
    static String of(String document, Object view) {
        JsonNode known = Json.read(Json.write(view), JsonNode.class);
        List<String> parts = new ArrayList<>(List.of(document));
        known.path("heading_path").forEach(heading -> parts.add(heading.asText()));
        if (known.path("page").asInt() > 0) {
            parts.add("p. " + known.path("page").asInt());
        }
        return String.join(" › ", parts);
    }
}
