package io.raptor.workflow.internal.task;

import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.activity.ExecutionActivities;
import io.raptor.workflow.activity.ExecutionActivities.ModelsRequest;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.HoldReport;
import io.raptor.workflow.model.ModelProfile;
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

    /** Whether a step that no worker has taken only waits its turn: workers poll for its model. */
    boolean areThereFor(FailureCause untaken, ModelProfile models) {
        return unserved(List.of(untaken.model(models))).isEmpty();
    }

    /**
     * What holds the task, as work reports it that cannot continue.
     *
     * @param document its number; 0 for the work on all documents together
     */
    static HoldReport report(FailureCause why, long document, ModelProfile models, long epoch) {
        String model = why.model(models);
        String message = why.type() == FailureType.WORKER_MISSING ? advice(List.of(model)) : why.message();
        boolean other = !why.isAboutEmbedding() && !model.equals(models.chat());
        return new HoldReport(
                document,
                why.type().hold().orElseThrow(),
                message,
                epoch,
                why.isAboutEmbedding(),
                other ? model : null);
    }

    /** What to do about models that no worker polls for, for people. */
    static String advice(List<String> unserved) {
        TaskQueues queues = new TaskQueues(Workflow.getInfo().getTaskQueue());
        return unserved.stream()
                .map(model -> "no worker polls for " + model + " (queue " + queues.model(model) + ")")
                .collect(Collectors.joining("; ", "", ": start one that is configured for it; the task then resumes"));
    }
}
