package io.raptor.starter.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A task's settings as they are typed: {@code key=value}, with or without the group's name before the key. */
final class TaskSettings {

    private static final ObjectMapper JSON = Payloads.mapper();
    private static final Set<String> RAPTOR = names(RaptorSettings.class);
    private static final Set<String> LIMITS = names(Limits.class);

    private TaskSettings() {}

    private static Set<String> names(Class<? extends Record> type) {
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT));
        }
        return names;
    }

    /** The request; faults are added to {@code faults}, all of them. */
    static TaskRequest request(
            String taskId, String dataset, List<String> sources, List<String> settings, List<String> faults) {
        ObjectNode raptor = JSON.createObjectNode();
        ObjectNode limits = JSON.createObjectNode();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            String key = equals < 0 ? setting : setting.substring(0, equals).strip();
            String value = equals < 0 ? "" : setting.substring(equals + 1);
            String name = key.substring(key.indexOf('.') + 1);
            String group = key.substring(0, Math.max(0, key.indexOf('.')));
            if (equals < 0) {
                faults.add("--set wants key=value, not " + setting);
            } else if (RAPTOR.contains(name) && (group.isEmpty() || group.equals("raptor"))) {
                take(RaptorSettings.class, raptor, name, value, faults);
            } else if (LIMITS.contains(name) && (group.isEmpty() || group.equals("limits"))) {
                take(Limits.class, limits, name, value, faults);
            } else {
                faults.add("there is no setting " + key + "; there are " + String.join(", ", RAPTOR) + ", "
                        + String.join(", ", LIMITS));
            }
        }
        TaskRequest request = TaskRequest.of(
                taskId, dataset, sources, convert(raptor, RaptorSettings.class), convert(limits, Limits.class));
        faults.addAll(request.faults());
        return request;
    }

    private static <T> T convert(JsonNode node, Class<T> type) {
        return JSON.convertValue(node, type);
    }

    private static void take(Class<?> type, ObjectNode into, String name, String value, List<String> faults) {
        ObjectNode alone = JSON.createObjectNode().set(name, value(name, value));
        try {
            JSON.convertValue(alone, type);
            into.setAll(alone);
        } catch (IllegalArgumentException e) {
            faults.add(name + " cannot be " + value);
        }
    }

    private static JsonNode value(String name, String value) {
        if (!name.equals("prompt")) {
            try {
                JsonNode node = JSON.readTree(value);
                if (node != null && node.isValueNode()) {
                    return node;
                }
            } catch (JsonProcessingException aWord) {
                return JSON.getNodeFactory().textNode(value);
            }
        }
        return JSON.getNodeFactory().textNode(value);
    }
}
