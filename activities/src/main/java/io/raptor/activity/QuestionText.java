package io.raptor.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.workflow.Payloads;

/** Questions about graphs, and answers to them, as texts of the store: the same bytes for the same value. */
final class QuestionText {

    private static final ObjectMapper MAPPER = Payloads.mapper();

    private QuestionText() {}

    static String of(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a " + value.getClass().getSimpleName() + " cannot be written", e);
        }
    }

    static <T> T read(String text, TypeReference<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            // Its message would quote the text.
            throw new IllegalStateException("a stored question of a graph, or its answer, cannot be read");
        }
    }
}
