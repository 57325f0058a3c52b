package io.raptor.starter.page.newtask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.raptor.starter.problem.Fault;
import io.raptor.starter.schedule.Timing;
import io.raptor.workflow.Payloads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** A new task as far as it is filled in; read as programs' requests are, so that the same is refused. */
final class NewTaskForm {

    private static final ObjectMapper JSON = Payloads.mapper();
    private static final String SOURCES = "sources";
    private static final String GRAPH = "graphrag";
    private static final String TYPE = "task_type";
    private static final String EVERY = "every";
    private static final String CRON = "cron";
    private static final String ZONE = "timezone";
    private static final List<String> OWN = List.of("dataset", "task_id", SOURCES, TYPE, EVERY, CRON, ZONE);

    private final Map<String, String> values;

    private NewTaskForm(Map<String, String> values) {
        this.values = values;
    }

    static NewTaskForm of(MultiValueMap<String, String> filled) {
        Map<String, String> values = new LinkedHashMap<>();
        OWN.forEach(key -> values.put(key, given(filled, key)));
        NewTaskSetting.ALL.forEach(setting -> {
            String value = given(filled, setting.key());
            values.put(setting.key(), value.isEmpty() ? setting.usual() : value);
        });
        return new NewTaskForm(values);
    }

    private static String given(MultiValueMap<String, String> filled, String key) {
        String value = filled.getFirst(key);
        return value == null ? "" : value.strip();
    }

    /** What is written in a field; what is usual where nothing is. */
    public String get(String key) {
        return values.getOrDefault(key, "");
    }

    public List<NewTaskSetting> settings(String group) {
        return NewTaskSetting.ALL.stream()
                .filter(setting -> setting.group().equals(group))
                .toList();
    }

    /** Whether a graph is asked for, in place of trees. */
    public boolean graph() {
        return get(TYPE).equals(GRAPH);
    }

    /** Whether anything beyond the usual is asked for. */
    public boolean special() {
        return NewTaskSetting.ALL.stream()
                .filter(this::fits)
                .anyMatch(setting -> !get(setting.key()).equals(setting.usual()));
    }

    /** When it is to be started again; {@code null} for a task that is started once. */
    @Nullable
    Timing timing() {
        return repeated() ? new Timing(orNull(EVERY), orNull(CRON), orNull(ZONE)) : null;
    }

    /** Whether it is to be started again and again. */
    public boolean repeated() {
        return Stream.of(EVERY, CRON, ZONE).anyMatch(key -> !get(key).isEmpty());
    }

    private @Nullable String orNull(String key) {
        return get(key).isEmpty() ? null : get(key);
    }

    /** What is wrong with a field; empty when nothing is. */
    public String fault(String key, List<Fault> faults) {
        String pointer = "#/" + key.replace('.', '/');
        return faults.stream()
                .filter(fault ->
                        fault.pointer().equals(pointer) || fault.pointer().startsWith(pointer + "/"))
                .map(Fault::detail)
                .findFirst()
                .orElse("");
    }

    /** This form with the settings of trees as given, the others of them as usual; all else as typed. */
    NewTaskForm with(Map<String, String> settings) {
        Map<String, String> set = new LinkedHashMap<>(values);
        NewTaskSetting.ALL.stream()
                .filter(setting -> setting.parent().equals("raptor") && !setting.longText())
                .forEach(setting -> set.put(setting.key(), settings.getOrDefault(setting.key(), setting.usual())));
        return new NewTaskForm(set);
    }

    /** Whether the settings of trees are those of a preset. */
    public boolean is(Preset preset) {
        return values.equals(with(preset.settings()).values);
    }

    /** This form with another source, unless it is there already. */
    NewTaskForm reading(String source) {
        List<String> all = new ArrayList<>(sources());
        if (!all.contains(source)) {
            all.add(source);
        }
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(SOURCES, String.join("\n", all));
        return new NewTaskForm(more);
    }

    /** What is set for the other kind of task is kept on the page, and not asked for. */
    private boolean fits(NewTaskSetting setting) {
        return !setting.group().equals(graph() ? NewTaskSetting.TREES : NewTaskSetting.GRAPH);
    }

    private List<String> sources() {
        return get(SOURCES)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** As a program would send it; what is as usual is left out. */
    JsonNode json() {
        ObjectNode request = JSON.createObjectNode();
        request.put("dataset", get("dataset"));
        if (!get("task_id").isEmpty()) {
            request.put("task_id", get("task_id"));
        }
        if (!get(TYPE).isEmpty()) {
            request.put(TYPE, get(TYPE));
        }
        ArrayNode sources = request.putArray(SOURCES);
        sources().forEach(sources::add);
        NewTaskSetting.ALL.forEach(setting -> {
            if (fits(setting) && !get(setting.key()).equals(setting.usual())) {
                request.withObject("/" + setting.parent()).set(setting.name(), setting.value(get(setting.key())));
            }
        });
        return request;
    }
}
