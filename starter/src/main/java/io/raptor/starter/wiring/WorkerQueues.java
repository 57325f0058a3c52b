package io.raptor.starter.wiring;

import io.raptor.activity.DatasetActivitiesImpl;
import io.raptor.activity.DocumentActivitiesImpl;
import io.raptor.activity.GraphActivitiesImpl;
import io.raptor.starter.config.WorkerProperties;
import io.raptor.starter.config.WorkerProperties.Work;
import io.raptor.workflow.TaskQueues;
import io.raptor.workflow.internal.DocumentWorkflowImpl;
import io.raptor.workflow.internal.ScheduledIndexWorkflowImpl;
import io.raptor.workflow.internal.graph.GraphRagWorkflowImpl;
import io.raptor.workflow.internal.raptor.RaptorWorkflowImpl;
import io.raptor.workflow.model.ModelProfile;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.tuning.PollerBehaviorAutoscaling;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The task queues that a process polls, what it does for each, and how much of that at once. */
final class WorkerQueues {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final long DEADLOCK_MILLIS = 5000;

    /** An activity learns of its cancellation from the answer to a heartbeat. */
    private static final Duration CANCEL_HEARD_WITHIN = Duration.ofSeconds(5);

    private final WorkerFactory factory;
    private final TaskQueues queues;
    private final ModelProfile models;
    private final WorkerProperties settings;
    private final WorkerDeploymentOptions deployment;

    /** @param deployment whose tasks are taken */
    WorkerQueues(
            WorkerFactory factory,
            TaskQueues queues,
            ModelProfile models,
            WorkerProperties settings,
            WorkerDeploymentOptions deployment) {
        this.deployment = deployment;
        this.factory = factory;
        this.queues = queues;
        this.models = models;
        this.settings = settings;
    }

    /** Workflows, and the activities beside them. */
    void control(ControlActivities activities) {
        if (!settings.takes(Work.CONTROL)) {
            return;
        }
        Worker control = factory.newWorker(queues.control(), slots(settings.controlSlots()));
        control.registerWorkflowImplementationTypes(
                RaptorWorkflowImpl.class,
                GraphRagWorkflowImpl.class,
                DocumentWorkflowImpl.class,
                ScheduledIndexWorkflowImpl.class);
        control.registerActivitiesImplementations(activities.all());
    }

    /** Work for the cores of this machine. */
    void compute(DocumentActivitiesImpl documents, DatasetActivitiesImpl datasets, GraphActivitiesImpl graphs) {
        if (settings.takes(Work.COMPUTE)) {
            int slots = settings.computeSlots() == 0 ? CORES : settings.computeSlots();
            factory.newWorker(queues.compute(), slots(slots))
                    .registerActivitiesImplementations(documents, datasets, graphs);
        }
    }

    /** Calls of the models that this process is set up for. */
    void models(ModelQueueActivities activities) {
        if (settings.takes(Work.MODEL)) {
            modelSlots()
                    .forEach((model, slots) -> factory.newWorker(queues.model(model), slots(slots))
                            .registerActivitiesImplementations(activities.of(model)));
        }
    }

    /** Calls in flight for each model; one model may do several jobs. */
    private Map<String, Integer> modelSlots() {
        Map<String, Integer> slots = new LinkedHashMap<>();
        slots.put(models.chat(), settings.modelSlots());
        slots.putIfAbsent(models.embedding(), models.remoteEmbedding() ? settings.modelSlots() : CORES);
        models.chats().forEach(chat -> slots.putIfAbsent(chat, settings.modelSlots()));
        return slots;
    }

    private WorkerOptions slots(int activities) {
        WorkerOptions.Builder options = WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(activities)
                .setDefaultDeadlockDetectionTimeout(DEADLOCK_MILLIS)
                .setMaxHeartbeatThrottleInterval(CANCEL_HEARD_WITHIN);
        if (deployment.isUsingVersioning()) {
            options.setDeploymentOptions(deployment);
        }
        if (settings.autoscaled()) {
            options.setWorkflowTaskPollersBehavior(new PollerBehaviorAutoscaling())
                    .setActivityTaskPollersBehavior(new PollerBehaviorAutoscaling());
        } else {
            options.setMaxConcurrentWorkflowTaskPollers(settings.pollersOfKind())
                    .setMaxConcurrentActivityTaskPollers(settings.pollersOfKind());
        }
        return options.build();
    }
}
