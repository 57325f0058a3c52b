package io.raptor.workflow;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.request.RequestFault;
import io.raptor.workflow.request.RequestReader;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import io.temporal.workflow.unsafe.WorkflowUnsafe;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads payloads as Temporal does, but for a task's request: what a person wrote and cannot be read becomes the request's
 * faults, as every surface words them, so that the task fails at once. Anything else that cannot be read comes from another
 * build and is tried until that is mended.
 */
final class RequestJson extends JacksonJsonPayloadConverter {

    /** A failure must not be as long as its request. */
    private static final int MOST_FAULTS = 100;

    private final RequestReader reader;

    RequestJson(ObjectMapper mapper) {
        super(mapper);
        this.reader = new RequestReader(mapper);
    }

    @Override
    public <T> @Nullable T fromData(Payload content, Class<T> type, Type genericType) {
        try {
            return super.fromData(content, type, genericType);
        } catch (DataConverterException unreadable) {
            if (type != TaskRequest.class || !WorkflowUnsafe.isWorkflowThread() || isOurs(unreadable.getCause())) {
                throw unreadable;
            }
            return type.cast(TaskRequest.unreadable(fault(content)));
        }
    }

    /** What a task carries into its next run is no person's: another build wrote it. */
    private static boolean isOurs(@Nullable Throwable cause) {
        return cause instanceof JsonMappingException wrong
                && !wrong.getPath().isEmpty()
                && "carried".equals(wrong.getPath().get(0).getFieldName());
    }

    private String fault(Payload content) {
        JsonNode json;
        try {
            json = super.fromData(content, JsonNode.class, JsonNode.class);
        } catch (DataConverterException notJson) {
            return "the request is not JSON";
        }
        List<RequestFault> faults =
                json == null ? List.of() : reader.readPayload(json).faults();
        return faults.isEmpty() ? "the request cannot be read" : told(faults);
    }

    private static String told(List<RequestFault> faults) {
        String first =
                faults.stream().limit(MOST_FAULTS).map(RequestFault::text).collect(Collectors.joining("; "));
        int more = faults.size() - MOST_FAULTS;
        return more <= 0 ? first : first + "; there are " + more + " faults more";
    }
}
