package io.raptor.activity.store.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.workflow.Payloads;
import java.util.SortedMap;
import java.util.TreeMap;

/** Values of a graph as texts of the store: JSON, the same bytes for the same value. */
final class GraphJson {

    private static final ObjectMapper MAPPER = Payloads.mapper();

    private static final TypeReference<TreeMap<String, Long>> COUNTS = new TypeReference<>() {};

    private GraphJson() {}

    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a " + value.getClass().getSimpleName() + " cannot be written", e);
        }
    }

    /** Counts by their names. */
    static SortedMap<String, Long> counts(String text) {
        try {
            return MAPPER.readValue(text, COUNTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored counts cannot be read");
        }
    }

    static <T> T value(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            // Its message would quote the text.
            throw new IllegalStateException("a stored " + type.getSimpleName() + " cannot be read");
        }
    }
}
