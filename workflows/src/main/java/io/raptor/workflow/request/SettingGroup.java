package io.raptor.workflow.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of a task that stand together in its request. The table of them is what every surface goes by: another group is
 * a line in it.
 *
 * @param name of the request's field that holds the group
 * @param defaults the group where nothing is said
 */
public record SettingGroup(String name, Record defaults) {

    /** In the order in which people read them. */
    public static final List<SettingGroup> ALL = List.of(
            new SettingGroup("raptor", RaptorSettings.defaults()),
            new SettingGroup("limits", Limits.defaults()),
            new SettingGroup("graphrag", GraphRagSettings.defaults()));

    /**
     * The group that a setting is of; none where there is no such group, or no group has such a setting.
     *
     * @param key with its group in front, as {@code limits.max_errors}, or alone; alone it is of the first group that has
     *     such a setting
     */
    public static Optional<SettingGroup> of(String key) {
        return of(key, TaskType.RAPTOR);
    }

    /** The same for a kind of task, whose own group comes first. */
    public static Optional<SettingGroup> of(String key, TaskType type) {
        int dot = key.indexOf('.');
        return ALL.stream()
                .sorted(Comparator.comparing(
                        group -> !group.name().equals(type.name().toLowerCase(Locale.ROOT))))
                .filter(group ->
                        dot < 0 ? group.settings().contains(key) : group.name().equals(key.substring(0, dot)))
                .findFirst();
    }

    /** The settings of all groups. */
    public static List<String> allSettings() {
        return ALL.stream()
                .flatMap(group -> group.settings().stream())
                .distinct()
                .toList();
    }

    /** The names of the settings, in their order. */
    public Set<String> settings() {
        return fields().keySet();
    }

    private Map<String, Type> fields() {
        return RecordFields.of(defaults.getClass(), Set.of());
    }

    /** What a setting must be, for people: {@code a whole number}. */
    public String kind(String setting) {
        return fields().get(setting) instanceof Class<?> type
                ? Scalar.of(type).kind(type)
                : "a list, with commas between its parts";
    }

    /**
     * What was typed for a setting, as JSON has it; what does not fit stays as it was typed, and is refused as that. The
     * parts of a list have commas between them; of a blank text it has none.
     */
    public JsonNode typed(String setting, String text) {
        return fields().get(setting) instanceof Class<?> type ? Scalar.of(type).typed(text) : list(text);
    }

    private static JsonNode list(String text) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        if (!text.isBlank()) {
            Arrays.stream(text.split(",", -1)).map(String::strip).forEach(parts::add);
        }
        return parts;
    }
}
