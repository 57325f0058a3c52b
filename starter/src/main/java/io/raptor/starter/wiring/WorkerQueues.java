package io.raptor.starter.wiring;

import io.raptor.activity.DocumentActivitiesImpl;
import io.raptor.activity.GraphActivitiesImpl;
import io.raptor.activity.ModelActivitiesImpl;
import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.internal.DocumentWorkflowImpl;
import io.raptor.workflow.internal.graph.GraphRagWorkflowImpl;
import io.raptor.workflow.internal.raptor.RaptorWorkflowImpl;
import io.raptor.workflow.model.ModelProfile;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The task queues that a process polls, what it does for each, and how much of that at once. */
final class WorkerQueues {

    private static final int CONTROL_SLOTS = 50;
    private static final int MODEL_SLOTS = 200;
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final long DEADLOCK_MILLIS = 5000;

    /** An activity learns of its cancellation from the answer to a heartbeat. */
    private static final Duration CANCEL_HEARD_WITHIN = Duration.ofSeconds(5);

    private final WorkerFactory factory;
    private final TaskQueues queues;
    private final ModelProfile models;

    WorkerQueues(WorkerFactory factory, TaskQueues queues, ModelProfile models) {
        this.factory = factory;
        this.queues = queues;
        this.models = models;
    }

    /** Workflows, and the activities beside them. */
    void control(ControlActivities activities) {
        Worker control = factory.newWorker(queues.control(), slots(CONTROL_SLOTS));
        control.registerWorkflowImplementationTypes(
                RaptorWorkflowImpl.class, GraphRagWorkflowImpl.class, DocumentWorkflowImpl.class);
        control.registerActivitiesImplementations(activities.all());
    }

    /** Work for the cores of this machine. */
    void compute(DocumentActivitiesImpl documents, GraphActivitiesImpl graphs) {
        factory.newWorker(queues.compute(), slots(CORES)).registerActivitiesImplementations(documents, graphs);
    }

    /** Calls of the models that this process is set up for. */
    void models(ModelActivitiesImpl activities) {
        modelSlots()
                .forEach((model, slots) -> factory.newWorker(queues.model(model), slots(slots))
                        .registerActivitiesImplementations(activities));
    }

    /** Calls in flight for each model; one model may do both jobs. */
    private Map<String, Integer> modelSlots() {
        Map<String, Integer> slots = new LinkedHashMap<>();
        slots.put(models.chat(), MODEL_SLOTS);
        slots.putIfAbsent(models.embedding(), models.remoteEmbedding() ? MODEL_SLOTS : CORES);
        return slots;
    }

    private static WorkerOptions slots(int activities) {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(activities)
                .setDefaultDeadlockDetectionTimeout(DEADLOCK_MILLIS)
                .setMaxHeartbeatThrottleInterval(CANCEL_HEARD_WITHIN)
                .build();
    }
}
