package io.raptor.starter.task;

import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.Turns;
import io.raptor.workflow.model.TaskRequest;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The starts of tasks as workflows: under which id and options, and with which models. */
final class TaskStarts {

    private final TemporalCalls temporal;
    private final StoredTasks stored;
    private final TaskQueues queues;
    private final ChosenModels models;
    private final BiConsumer<String, List<String>> admitting;

    /** @param admitting receives the id and the sources of each task that starts here for its user */
    TaskStarts(
            TemporalCalls temporal,
            StoredTasks stored,
            TaskQueues queues,
            ChosenModels models,
            BiConsumer<String, List<String>> admitting) {
        this.temporal = temporal;
        this.stored = stored;
        this.queues = queues;
        this.models = models;
        this.admitting = admitting;
    }

    /** The same, with models that may change. */
    TaskStarts changingModels() {
        return new TaskStarts(temporal, stored, queues, models.changing(), admitting);
    }

    ChosenModels models() {
        return models;
    }

    /** @throws WorkflowExecutionAlreadyStarted when it runs */
    void begin(String taskId, TaskRequest request) {
        TaskRequest named = named(taskId, request);
        begin(options(taskId, request), named);
    }

    /**
     * Begins it for somebody who is not known: it may read no more than any task may.
     *
     * @throws WorkflowExecutionAlreadyStarted when it runs
     */
    void beginForAnybody(String taskId, TaskRequest request) {
        begin(optionsForAnybody(taskId, request), named(taskId, request));
    }

    private void begin(WorkflowOptions.Builder options, TaskRequest named) {
        temporal.start(
                options.setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                        .build(),
                named);
    }

    /** With the models that the task is to use, unless those that it was begun with are others. */
    TaskRequest named(String taskId, TaskRequest request) {
        Optional<TaskRequest> known = stored.configuration(taskId);
        boolean goesOn = known.isPresent()
                && stored.status(taskId)
                        .filter(status -> !status.state().ended())
                        .isPresent();
        return request.with(models.chosen(taskId, request.taskType(), known.map(TaskRequest::models), goesOn));
    }

    /** Its options, once its sources are admitted. */
    WorkflowOptions.Builder options(String taskId, TaskRequest request) {
        admitting.accept(taskId, request.sources());
        return optionsForAnybody(taskId, request);
    }

    private WorkflowOptions.Builder optionsForAnybody(String taskId, TaskRequest request) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(taskId)
                .setTaskQueue(queues.control())
                .setPriority(Turns.ofTask(request.dataset()))
                .setStaticSummary("trees for dataset " + request.dataset())
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE);
    }
}
