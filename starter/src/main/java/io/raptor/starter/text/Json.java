package io.raptor.starter.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.workflow.Payloads;

/** The one JSON, to and from text. */
public final class Json {

    private static final ObjectMapper MAPPER = Payloads.mapper();

    private Json() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own records have a JSON form", e);
        }
    }

    /** @throws OperationException INVALID for what is not JSON of this type */
    public static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new OperationException(Kind.INVALID, "the JSON cannot be read: " + e.getOriginalMessage());
        }
    }
}
