package io.raptor.starter.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.raptor.starter.problem.Fault;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import io.raptor.starter.schedule.Timing;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.request.Reading;
import java.util.ArrayList;
import java.util.List;

/**
 * A schedule as a caller asks for it.
 *
 * @param task as the body that starts one
 * @param schedule when it is to start
 */
public record ScheduleBody(TaskRequest task, Timing schedule) {

    /**
     * @param tasks reads the task
     * @param owner whether the caller is the same person on this machine
     * @throws OperationException INVALID with every fault; FORBIDDEN when sources alone are at fault; MALFORMED
     */
    public static ScheduleBody read(String text, TaskBody tasks, boolean owner) {
        JsonNode json = StrictBody.tree(text);
        List<Fault> faults = unknown(json);
        Reading<Timing> timing = Reading.of(part(json, "schedule"), Timing.class, StrictBody.MAPPER);
        faults.addAll(
                below("schedule", StrictBody.faults(timing.with(timing.value().faults()))));
        try {
            TaskRequest task = tasks.read(part(json, "task"), owner);
            if (faults.isEmpty()) {
                return new ScheduleBody(task, timing.value());
            }
        } catch (OperationException refused) {
            List<Fault> more = below("task", refused.faults());
            if (faults.isEmpty()) {
                throw OperationException.of(refused.kind(), more);
            }
            faults.addAll(more);
        }
        throw OperationException.of(Kind.INVALID, faults);
    }

    private static JsonNode part(JsonNode json, String name) {
        return json.has(name) ? json.get(name) : StrictBody.MAPPER.createObjectNode();
    }

    private static List<Fault> unknown(JsonNode json) {
        List<Fault> faults = new ArrayList<>();
        json.fieldNames().forEachRemaining(name -> {
            if (!name.equals("task") && !name.equals("schedule")) {
                faults.add(new Fault(Fault.WHOLE, "a field does not exist here: there is task, schedule"));
            }
        });
        return faults;
    }

    private static List<Fault> below(String part, List<Fault> faults) {
        return faults.stream()
                .map(fault -> new Fault(
                        Fault.WHOLE + "/" + part + fault.pointer().substring(1), part + ": " + fault.detail()))
                .toList();
    }
}
