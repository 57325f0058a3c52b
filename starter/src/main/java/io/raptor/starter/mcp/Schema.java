package io.raptor.starter.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON schema of a tool's arguments, while it is put together. */
final class Schema {

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();

    Schema text(String name, String description) {
        return property(name, Map.of("type", "string", "description", description));
    }

    Schema number(String name, int least, int most, String description) {
        Map<String, Object> number = new LinkedHashMap<>();
        number.put("type", "integer");
        number.put("description", description);
        number.put("minimum", least);
        number.put("maximum", most);
        return property(name, number);
    }

    Schema texts(String name, String description) {
        return property(name, Map.of("type", "array", "items", Map.of("type", "string"), "description", description));
    }

    Schema require(String name) {
        required.add(name);
        return this;
    }

    /** The dataset, which every tool for reading takes. */
    Schema dataset() {
        return text("dataset", "name of the dataset; optional where there is only one");
    }

    private Schema property(String name, Map<String, Object> schema) {
        properties.put(name, schema);
        return this;
    }

    Map<String, Object> asMap() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        return schema;
    }
}
