package io.raptor.workflow.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a task is to do.
 *
 * @param taskId the workflow id when left out
 * @param sources files and folders, absolute
 * @param carried set by the workflow itself when it continues as new; outsiders leave it out
 */
public record TaskRequest(
        @Nullable String taskId,
        TaskType taskType,
        String dataset,
        List<String> sources,
        RaptorSettings raptor,
        Limits limits,
        @Nullable CarriedState carried) {

    public TaskRequest {
        taskType = taskType == null ? TaskType.RAPTOR : taskType;
        dataset = dataset == null ? "" : dataset;
        sources = sources == null ? List.of() : List.copyOf(sources);
        raptor = raptor == null ? RaptorSettings.defaults() : raptor;
        limits = limits == null ? Limits.defaults() : limits;
    }

    /** Every fault of this request, each naming what to change; empty when it can be run. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>(new Faults()
                .check(Names.valid(dataset), "dataset " + Names.RULE)
                .check(taskId == null || Names.valid(taskId), "task_id " + Names.RULE)
                .check(!sources.isEmpty(), "sources must name at least one file or folder")
                .list());
        faults.addAll(raptor.faults());
        faults.addAll(limits.faults());
        return faults;
    }

    public TaskRequest carrying(CarriedState state) {
        return new TaskRequest(taskId, taskType, dataset, sources, raptor, limits, state);
    }
}
