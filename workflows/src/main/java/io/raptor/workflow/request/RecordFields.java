package io.raptor.workflow.request;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The fields that a record has in JSON, in its order. */
final class RecordFields {

    private RecordFields() {}

    /** @param hidden fields that no caller may set */
    static Map<String, Type> of(Class<?> type, Set<String> hidden) {
        Map<String, Type> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = SnakeCaseStrategy.INSTANCE.translate(component.getName());
            if (!hidden.contains(name)) {
                fields.put(name, component.getGenericType());
            }
        }
        return fields;
    }

    /** Whether there is such a field, written as {@code limits.max_errors}. */
    static boolean has(Class<?> type, String path) {
        String[] names = path.split("\\.", 2);
        Type field = of(type, Set.of()).get(names[0]);
        return names.length == 1
                ? field != null
                : field instanceof Class<?> nested && nested.isRecord() && has(nested, names[1]);
    }
}
