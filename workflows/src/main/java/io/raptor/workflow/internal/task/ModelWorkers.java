package io.raptor.workflow.internal.task;

import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.activity.ExecutionActivities;
import io.raptor.workflow.activity.ExecutionActivities.ModelsRequest;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.stream.Collectors;

/** The check that workers poll for the models of a task. */
final class ModelWorkers {

    private final ExecutionActivities executions;

    ModelWorkers(Policies policies) {
        executions = Workflow.newActivityStub(ExecutionActivities.class, policies.store());
    }

    /** Those of the models that no worker polls for. */
    List<String> unserved(List<String> models) {
        return executions.unserved(new ModelsRequest(models)).models();
    }

    /** What to do about models that no worker polls for, for people. */
    static String advice(List<String> unserved) {
        TaskQueues queues = new TaskQueues(Workflow.getInfo().getTaskQueue());
        return unserved.stream()
                .map(model -> "no worker polls for " + model + " (queue " + queues.model(model) + ")")
                .collect(Collectors.joining("; ", "", ": start one that is configured for it; the task then resumes"));
    }
}
