package io.raptor.starter.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskType;
import io.raptor.workflow.request.Reading;
import io.raptor.workflow.request.RequestFault;
import io.raptor.workflow.request.RequestReader;
import io.raptor.workflow.request.SettingGroup;
import java.util.List;

/** A task's settings as they are typed: {@code key=value}, with or without the group's name before the key. */
final class TaskSettings {

    private static final ObjectMapper JSON = Payloads.mapper();
    private static final RequestReader READER = new RequestReader(JSON);

    private final ObjectNode request = JSON.createObjectNode();
    private final TaskType type;
    private final List<String> faults;

    private TaskSettings(TaskType type, List<String> faults) {
        this.type = type;
        this.faults = faults;
    }

    /** A task's names and its kind. */
    record Named(String taskId, String dataset, TaskType type) {}

    /** The request; faults are added to {@code faults}, all of them. */
    static TaskRequest request(Named named, List<String> sources, List<String> settings, List<String> faults) {
        TaskSettings typed = new TaskSettings(named.type(), faults);
        typed.request.put("task_id", named.taskId()).put("dataset", named.dataset());
        typed.request.set("task_type", JSON.valueToTree(named.type()));
        sources.forEach(typed.request.putArray("sources")::add);
        settings.forEach(typed::take);
        Reading<TaskRequest> reading = READER.read(typed.request);
        reading.faults().forEach(fault -> faults.add(fault.text()));
        return reading.value();
    }

    private void take(String setting) {
        int equals = setting.indexOf('=');
        if (equals < 0) {
            faults.add("--set wants key=value, not " + setting);
            return;
        }
        String key = setting.substring(0, equals).strip();
        String name = key.substring(key.indexOf('.') + 1);
        SettingGroup.of(key, type)
                .ifPresentOrElse(
                        group -> request.withObject("/" + group.name())
                                .set(name, group.typed(name, setting.substring(equals + 1))),
                        () -> faults.add(unknown(key)));
    }

    private static String unknown(String key) {
        String pointer = RequestFault.below(RequestFault.WHOLE, key);
        return RequestFault.unknown(pointer, SettingGroup.allSettings()).text();
    }
}
