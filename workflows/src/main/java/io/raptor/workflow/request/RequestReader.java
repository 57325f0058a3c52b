package io.raptor.workflow.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.workflow.model.TaskRequest;
import java.util.Set;

/** Reads a task's request, whoever sent it: what is wrong with it is found, and said, in one way. */
public final class RequestReader {

    /** Fields that are set by workflows, workers, and who starts tasks. */
    public static final Set<String> INNER = Set.of("carried", "unreadable", "models");

    /** Fields that are no person's. */
    private static final Set<String> WORKFLOWS = Set.of("carried", "unreadable");

    private final ObjectMapper mapper;

    /** @param mapper of our payloads */
    public RequestReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Strictly: a task that runs otherwise than was meant costs more than a refusal. */
    public Reading<TaskRequest> read(JsonNode json) {
        return read(json, new RecordSchema(INNER, true));
    }

    /** As workflows take it: fields that do not exist are left to newer builds. */
    public Reading<TaskRequest> readPayload(JsonNode json) {
        return read(json, new RecordSchema(WORKFLOWS, false));
    }

    private Reading<TaskRequest> read(JsonNode json, RecordSchema schema) {
        Reading<TaskRequest> reading = Reading.of(json, TaskRequest.class, schema, mapper);
        return reading.with(reading.value().faults());
    }
}
