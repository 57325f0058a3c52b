package io.raptor.workflow;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.raptor.workflow.model.TaskRequest;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import io.temporal.workflow.unsafe.WorkflowUnsafe;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads payloads as Temporal does, but for a task's request: what a person wrote and cannot be read becomes the request's
 * fault, with the name of the field, so that the task fails at once. Anything else that cannot be read comes from another
 * build and is tried until that is mended.
 */
final class RequestJson extends JacksonJsonPayloadConverter {

    RequestJson(ObjectMapper mapper) {
        super(mapper);
    }

    @Override
    public <T> @Nullable T fromData(Payload content, Class<T> type, Type genericType) {
        try {
            return super.fromData(content, type, genericType);
        } catch (DataConverterException unreadable) {
            if (type != TaskRequest.class || !WorkflowUnsafe.isWorkflowThread() || isOurs(unreadable.getCause())) {
                throw unreadable;
            }
            return type.cast(TaskRequest.unreadable(fault(unreadable.getCause())));
        }
    }

    /** What a task carries into its next run is no person's: another build wrote it. */
    private static boolean isOurs(@Nullable Throwable cause) {
        return cause instanceof JsonMappingException wrong
                && !wrong.getPath().isEmpty()
                && "carried".equals(wrong.getPath().get(0).getFieldName());
    }

    private static String fault(@Nullable Throwable cause) {
        if (!(cause instanceof JsonMappingException wrong)) {
            return "the request is not JSON";
        }
        String field = wrong.getPath().stream()
                .map(part -> part.getFieldName() == null ? String.valueOf(part.getIndex()) : part.getFieldName())
                .collect(Collectors.joining("."));
        String subject = field.isEmpty() ? "the request" : field;
        return wrong instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? subject + " must be " + kind(mismatch.getTargetType())
                : subject + " cannot be read";
    }

    private static String kind(Class<?> type) {
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" or "));
        }
        if (type == Boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type)) {
            return type == Double.class ? "a number" : "a whole number";
        }
        if (type == String.class) {
            return "a string";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }
}
