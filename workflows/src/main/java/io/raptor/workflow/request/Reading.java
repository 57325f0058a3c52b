package io.raptor.workflow.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * JSON that was read as a record, with all that is wrong with it: one answer names every fault.
 *
 * @param value without the fields at fault, which have their defaults in it
 * @param faults of names, kinds and bounds
 */
public record Reading<T>(T value, List<RequestFault> faults) {

    public Reading {
        faults = List.copyOf(faults);
    }

    /**
     * Reads strictly: a field that does not exist or holds the wrong kind is a fault.
     *
     * @param mapper of our payloads
     * @param type a record, or an array of strings
     */
    public static <T> Reading<T> of(JsonNode json, Class<T> type, ObjectMapper mapper) {
        return of(json, type, new RecordSchema(Set.of(), true), mapper);
    }

    static <T> Reading<T> of(JsonNode json, Class<T> type, RecordSchema schema, ObjectMapper mapper) {
        JsonNode sound = schema.sound(json, type);
        return new Reading<>(mapper.convertValue(sound, type), schema.faults());
    }

    /**
     * With what the record says is wrong with its values. What has the wrong kind is not measured, too.
     *
     * @param texts each begins with the field it is about, or is about the whole
     */
    public Reading<T> with(List<String> texts) {
        List<RequestFault> all = new ArrayList<>(faults);
        for (String text : texts) {
            String field = text.split(" ", 2)[0];
            String pointer =
                    RecordFields.has(value.getClass(), field) ? "/" + field.replace('.', '/') : RequestFault.WHOLE;
            if (faults.stream().noneMatch(kind -> concerns(kind.pointer(), pointer))) {
                all.add(new RequestFault(pointer, text));
            }
        }
        return new Reading<>(value, all);
    }

    private static boolean concerns(String kind, String pointer) {
        return kind.equals(pointer) || kind.equals(RequestFault.WHOLE) || kind.startsWith(pointer + "/");
    }
}
