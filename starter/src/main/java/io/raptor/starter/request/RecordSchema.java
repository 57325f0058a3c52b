package io.raptor.starter.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.raptor.starter.problem.Fault;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;

/** Holds JSON against our records: gathers what does not fit, and leaves the rest. */
final class RecordSchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Set<String> inner;
    private final List<Fault> faults;

    /**
     * @param inner components of the outermost record that no caller may set
     * @param faults to add to
     */
    RecordSchema(Set<String> inner, List<Fault> faults) {
        this.inner = inner;
        this.faults = faults;
    }

    /** What of {@code json} fits {@code type}: all of it when there are no faults. */
    JsonNode sound(JsonNode json, Class<?> type) {
        if (type.isArray()) {
            return json.isArray()
                    ? list(json, type.getComponentType(), Fault.WHOLE)
                    : none(Fault.WHOLE, "the body must be a list", NODES.arrayNode());
        }
        return json.isObject()
                ? object(json, type, Fault.WHOLE, inner)
                : none(Fault.WHOLE, "the body must be a JSON object", NODES.objectNode());
    }

    /** Whether there is such a field, written as {@code limits.max_errors}. */
    static boolean has(Class<?> type, String path) {
        String[] names = path.split("\\.", 2);
        Type field = fields(type, Set.of()).get(names[0]);
        return names.length == 1
                ? field != null
                : field instanceof Class<?> nested && nested.isRecord() && has(nested, names[1]);
    }

    private ObjectNode object(JsonNode json, Class<?> type, String pointer, Set<String> hidden) {
        Map<String, Type> fields = fields(type, hidden);
        ObjectNode sound = NODES.objectNode();
        json.properties().forEach(field -> {
            String at = pointer + "/" + escaped(field.getKey());
            Type wanted = fields.get(field.getKey());
            if (wanted == null) {
                fault(at, "does not exist here: there is " + String.join(", ", fields.keySet()));
            } else if (!field.getValue().isNull()) {
                sound.set(field.getKey(), value(field.getValue(), wanted, at));
            }
        });
        return sound;
    }

    private static Map<String, Type> fields(Class<?> type, Set<String> hidden) {
        Map<String, Type> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = SnakeCaseStrategy.INSTANCE.translate(component.getName());
            if (!hidden.contains(name)) {
                fields.put(name, component.getGenericType());
            }
        }
        return fields;
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
            return json.isObject() ? object(json, type, at, Set.of()) : none(at, "must be an object", NODES.nullNode());
        }
        return fits(json, type) ? json : none(at, "must be " + kind(type), NODES.nullNode());
    }

    private ArrayNode list(JsonNode json, Class<?> element, String pointer) {
        ArrayNode sound = NODES.arrayNode();
        for (int i = 0; i < json.size(); i++) {
            String at = pointer + "/" + i;
            sound.add(
                    fits(json.get(i), element) ? json.get(i) : none(at, "must be " + kind(element), NODES.nullNode()));
        }
        return sound;
    }

    private static boolean fits(JsonNode json, Class<?> type) {
        if (type.isEnum()) {
            return json.isTextual() && words(type).contains(json.textValue().toLowerCase(Locale.ROOT));
        }
        if (type == Integer.class) {
            return json.isIntegralNumber() && json.canConvertToInt();
        }
        if (type == Long.class) {
            return json.isIntegralNumber() && json.canConvertToLong();
        }
        if (type == Double.class) {
            return json.isNumber() && Double.isFinite(json.doubleValue());
        }
        return type == Boolean.class ? json.isBoolean() : json.isTextual();
    }

    private static String kind(Class<?> type) {
        if (type.isEnum()) {
            return String.join(" or ", words(type));
        }
        if (type == Integer.class || type == Long.class) {
            return "a whole number";
        }
        if (type == Double.class) {
            return "a number";
        }
        return type == Boolean.class ? "true or false" : "a string";
    }

    private static List<String> words(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toList());
    }

    private <N extends JsonNode> N none(String at, String what, N otherwise) {
        fault(at, what);
        return otherwise;
    }

    private void fault(String at, String what) {
        String pointer = "#" + UriUtils.encodeFragment(at.substring(1), StandardCharsets.UTF_8);
        faults.add(new Fault(pointer, at.equals(Fault.WHOLE) ? what : name(at) + " " + what));
    }

    /** As people write it: {@code limits.max_errors}. */
    private static String name(String pointer) {
        return pointer.substring(2).replace('/', '.').replace("~1", "/").replace("~0", "~");
    }

    private static String escaped(String field) {
        String shortened = field.length() <= 100 ? field : field.substring(0, 100) + "…";
        return shortened.replace("~", "~0").replace("/", "~1");
    }
}
