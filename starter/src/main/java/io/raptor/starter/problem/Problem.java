package io.raptor.starter.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.workflow.Payloads;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A problem document, the one form in which any part of this process refuses a program.
 *
 * @param type of {@link ProblemType}, as a URI
 * @param detail what is wrong this time and what to do about it
 * @param instance the path that was asked; {@code null} where it is malformed itself
 * @param errors all faults that were found; empty where the fault lies in no single field
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        List<Fault> errors) {

    private static final ObjectMapper JSON = Payloads.mapper();

    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    public static Problem of(ProblemType type, String detail, String instance, List<Fault> errors) {
        return new Problem(type.uri().toString(), type.title(), type.status().value(), detail, instance, errors);
    }

    /** Of a status that a server's parts answer by themselves. */
    public static Problem of(HttpStatus status, String detail, @Nullable String instance) {
        ProblemType type = ProblemType.of(status);
        return new Problem(type.uri().toString(), type.title(), status.value(), detail, instance, List.of());
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text and numbers have a JSON form", e);
        }
    }

    public ResponseEntity<String> response() {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(json());
    }
}
