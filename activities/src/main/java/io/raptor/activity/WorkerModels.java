package io.raptor.activity;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.ModelProfile;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** The models of this worker, and whether any worker polls for others. */
public final class WorkerModels {

    /** A worker polls anew once a minute at least; one that was silent for longer is gone. */
    private static final Duration SILENT = Duration.ofSeconds(75);

    private final ModelProfile ours;
    private final Predicate<String> servedElsewhere;

    private WorkerModels(ModelProfile ours, Predicate<String> servedElsewhere) {
        this.ours = ours;
        this.servedElsewhere = servedElsewhere;
    }

    /** A worker that has no others beside it. */
    public static WorkerModels alone(ModelProfile ours) {
        return new WorkerModels(ours, model -> false);
    }

    /** One of the workers of a Temporal service. */
    public static WorkerModels among(ModelProfile ours, WorkflowClient client, TaskQueues queues, Clock clock) {
        return new WorkerModels(ours, model -> isPolled(client, queues.model(model), clock));
    }

    /** What this worker is set up for. */
    public ModelProfile ours() {
        return ours;
    }

    /** Those of the models that neither this worker nor another one polls for. */
    List<String> unserved(List<String> models) {
        return models.stream()
                .filter(model -> !ours.ids().contains(model) && !servedElsewhere.test(model))
                .toList();
    }

    /**
     * Refuses a call of another model. The queue's name sees to it; this holds where somebody sends the call elsewhere.
     *
     * @throws IndexingException WORKER_MISSING
     */
    static void require(String asked, String ours) {
        if (!asked.equals(ours)) {
            throw new IndexingException(
                    FailureType.WORKER_MISSING, "the call is for " + asked + ", this worker is configured for " + ours);
        }
    }

    private static boolean isPolled(WorkflowClient client, String queue, Clock clock) {
        DescribeTaskQueueRequest question = DescribeTaskQueueRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setTaskQueue(TaskQueue.newBuilder().setName(queue))
                .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)
                .build();
        long since = clock.instant().minus(SILENT).getEpochSecond();
        try {
            return client.getWorkflowServiceStubs().blockingStub().describeTaskQueue(question).getPollersList().stream()
                    .anyMatch(poller -> poller.getLastAccessTime().getSeconds() >= since);
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
                // The service in the JVM knows no pollers: there, this worker is the only one.
                return false;
            }
            throw e;
        }
    }
}
