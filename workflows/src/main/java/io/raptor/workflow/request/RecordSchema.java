package io.raptor.workflow.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds JSON against our records: gathers what does not fit, and leaves the rest. */
final class RecordSchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Set<String> hidden;
    private final boolean strict;
    private final List<RequestFault> faults = new ArrayList<>();

    /**
     * @param hidden components of the outermost record that no caller may set
     * @param strict a field that does not exist is a fault, and not passed over
     */
    RecordSchema(Set<String> hidden, boolean strict) {
        this.hidden = hidden;
        this.strict = strict;
    }

    List<RequestFault> faults() {
        return faults;
    }

    /** What of {@code json} fits {@code type}: all of it when there are no faults. */
    JsonNode sound(JsonNode json, Class<?> type) {
        if (type.isArray()) {
            return json.isArray()
                    ? list(json, type.getComponentType(), RequestFault.WHOLE)
                    : none(RequestFault.WHOLE, "must be a list", NODES.arrayNode());
        }
        return json.isObject()
                ? object(json, RecordFields.of(type, hidden), RequestFault.WHOLE)
                : none(RequestFault.WHOLE, "must be a JSON object", NODES.objectNode());
    }

    private ObjectNode object(JsonNode json, Map<String, Type> fields, String pointer) {
        ObjectNode sound = NODES.objectNode();
        json.properties().forEach(field -> {
            String at = RequestFault.below(pointer, field.getKey());
            Type wanted = fields.get(field.getKey());
            if (wanted != null && !field.getValue().isNull()) {
                sound.set(field.getKey(), value(field.getValue(), wanted, at));
            } else if (wanted == null && strict) {
                faults.add(RequestFault.unknown(at, fields.keySet()));
            }
        });
        return sound;
    }

    /** @return {@code null} in JSON for what does not fit */
    private JsonNode value(JsonNode json, Type wanted, String at) {
        if (wanted instanceof ParameterizedType list) {
            return json.isArray()
                    ? list(json, (Class<?>) list.getActualTypeArguments()[0], at)
                    : none(at, "must be a list", NODES.nullNode());
        }
        Class<?> type = (Class<?>) wanted;
        if (type.isRecord()) {
            return json.isObject()
                    ? object(json, RecordFields.of(type, Set.of()), at)
                    : none(at, "must be an object", NODES.nullNode());
        }
        return scalar(json, type, at);
    }

    private ArrayNode list(JsonNode json, Class<?> element, String pointer) {
        ArrayNode sound = NODES.arrayNode();
        for (int i = 0; i < json.size(); i++) {
            sound.add(scalar(json.get(i), element, pointer + "/" + i));
        }
        return sound;
    }

    private JsonNode scalar(JsonNode json, Class<?> type, String at) {
        Scalar scalar = Scalar.of(type);
        return scalar.fits(json, type) ? json : none(at, "must be " + scalar.kind(type), NODES.nullNode());
    }

    private <N extends JsonNode> N none(String at, String what, N otherwise) {
        faults.add(RequestFault.at(at, what));
        return otherwise;
    }
}
