package io.raptor.starter.temporal.stuck;

import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The workers that ask a queue for work. */
final class Pollers {

    /** A worker polls anew once a minute at least; one that was silent for longer is gone. */
    private static final Duration SILENT = Duration.ofSeconds(75);

    private final Service service;
    private final Clock clock;
    private final Heartbeats heartbeats;

    Pollers(Service service, Clock clock) {
        this.service = service;
        this.clock = clock;
        this.heartbeats = new Heartbeats(service, clock);
    }

    /**
     * Whether one asks for workflows.
     *
     * @param build of its worker deployment; empty for any
     * @throws io.grpc.StatusRuntimeException when the service does not tell
     */
    boolean ofWorkflows(String queue, String build) {
        long since = clock.instant().minus(SILENT).getEpochSecond();
        return known(queue, TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW).stream()
                .filter(poller -> poller.getLastAccessTime().getSeconds() >= since)
                .anyMatch(poller -> build.isEmpty() || build(poller).equals(build));
    }

    /**
     * Whether there is one for activities: who has its hands full does not ask, and after some minutes the service forgets
     * that it did, but goes on to hear from it.
     *
     * @throws io.grpc.StatusRuntimeException when the service does not tell
     */
    boolean ofActivities(String queue) {
        return !known(queue, TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY).isEmpty() || heartbeats.from(queue);
    }

    private List<PollerInfo> known(String queue, TaskQueueType type) {
        return service.stub()
                .describeTaskQueue(DescribeTaskQueueRequest.newBuilder()
                        .setNamespace(service.namespace())
                        .setTaskQueue(TaskQueue.newBuilder().setName(queue))
                        .setTaskQueueType(type)
                        .build())
                .getPollersList();
    }

    private static String build(PollerInfo poller) {
        return poller.getDeploymentOptions().getBuildId();
    }
}
