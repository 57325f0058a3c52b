package io.raptor.starter.temporal.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import io.grpc.StatusRuntimeException;
import io.temporal.api.command.v1.CancelTimerCommandAttributes;
import io.temporal.api.command.v1.Command;
import io.temporal.api.command.v1.RequestCancelActivityTaskCommandAttributes;
import io.temporal.api.command.v1.ScheduleActivityTaskCommandAttributes;
import io.temporal.api.command.v1.StartTimerCommandAttributes;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.CommandType;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.SignalWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.internal.testservice.ExecutionId;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker's words to the service, one by one, so that what usually meets by chance meets here for certain. */
@Timeout(60)
class CancelRaceFixTest {

    private static final String NAMESPACE = "default";
    private static final TaskQueue QUEUE =
            TaskQueue.newBuilder().setName("queue").build();
    private static final Duration LONG = Duration.newBuilder().setSeconds(60).build();

    private EmbeddedTemporal temporal;
    private WorkflowServiceStubs stubs;
    private WorkflowServiceBlockingStub service;
    private WorkflowExecution execution;

    @BeforeEach
    void start() {
        temporal = EmbeddedTemporal.start(0, Map.of());
        stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(temporal.address())
                .build());
        service = stubs.blockingStub();
        String run = service.startWorkflowExecution(StartWorkflowExecutionRequest.newBuilder()
                        .setNamespace(NAMESPACE)
                        .setRequestId(UUID.randomUUID().toString())
                        .setWorkflowId("workflow")
                        .setWorkflowType(WorkflowType.newBuilder().setName("Workflow"))
                        .setTaskQueue(QUEUE)
                        .setWorkflowTaskTimeout(LONG)
                        .build())
                .getRunId();
        execution = WorkflowExecution.newBuilder()
                .setWorkflowId("workflow")
                .setRunId(run)
                .build();
    }

    @AfterEach
    void stop() {
        stubs.shutdownNow();
        temporal.close();
    }

    @Test
    void aWorkflowHearsOfTheEndOfAnActivityThatItCancelsTooLate() {
        complete(poll(), schedule());
        ByteString activity = service.pollActivityTaskQueue(PollActivityTaskQueueRequest.newBuilder()
                        .setNamespace(NAMESPACE)
                        .setTaskQueue(QUEUE)
                        .build())
                .getTaskToken();
        signal();
        PollWorkflowTaskQueueResponse deciding = poll();
        service.respondActivityTaskCompleted(RespondActivityTaskCompletedRequest.newBuilder()
                .setNamespace(NAMESPACE)
                .setTaskToken(activity)
                .build());
        long scheduled = number(deciding, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED);
        assertThatThrownBy(() -> complete(deciding, cancelActivity(scheduled)))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("INVALID_ARGUMENT");
        PollWorkflowTaskQueueResponse again = poll();
        assertThat(types(again))
                .containsSubsequence(
                        EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED, EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED);
        complete(again, done());
    }

    @Test
    void anActivityThatRunsIsCancelledAsEver() {
        complete(poll(), schedule());
        signal();
        PollWorkflowTaskQueueResponse deciding = poll();
        complete(deciding, cancelActivity(number(deciding, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)));
        assertThat(types(poll()))
                .contains(
                        EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED,
                        EventType.EVENT_TYPE_ACTIVITY_TASK_CANCELED);
    }

    @Test
    void aWorkflowHearsOfATimerThatItCancelsTooLate() {
        complete(poll(), timer());
        signal();
        PollWorkflowTaskQueueResponse deciding = poll();
        await().until(() -> timers().isEmpty());
        assertThatThrownBy(() -> complete(deciding, cancelTimer()))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("INVALID_ARGUMENT");
        PollWorkflowTaskQueueResponse again = poll();
        assertThat(types(again))
                .containsSubsequence(EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED, EventType.EVENT_TYPE_TIMER_FIRED);
        complete(again, done());
    }

    private Map<?, ?> timers() {
        Map<?, ?> executions = PrivateAccess.of(temporal)
                .get("services")
                .get("workflowService")
                .get("executions")
                .as(Map.class);
        return PrivateAccess.of(Objects.requireNonNull(executions.get(new ExecutionId(NAMESPACE, execution))))
                .get("timers")
                .as(Map.class);
    }

    private PollWorkflowTaskQueueResponse poll() {
        return service.pollWorkflowTaskQueue(PollWorkflowTaskQueueRequest.newBuilder()
                .setNamespace(NAMESPACE)
                .setTaskQueue(QUEUE)
                .build());
    }

    private void signal() {
        service.signalWorkflowExecution(SignalWorkflowExecutionRequest.newBuilder()
                .setNamespace(NAMESPACE)
                .setWorkflowExecution(execution)
                .setSignalName("now")
                .build());
    }

    private void complete(PollWorkflowTaskQueueResponse task, Command command) {
        service.respondWorkflowTaskCompleted(RespondWorkflowTaskCompletedRequest.newBuilder()
                .setNamespace(NAMESPACE)
                .setTaskToken(task.getTaskToken())
                .addCommands(command)
                .build());
    }

    private static List<EventType> types(PollWorkflowTaskQueueResponse task) {
        return task.getHistory().getEventsList().stream()
                .map(HistoryEvent::getEventType)
                .toList();
    }

    private static long number(PollWorkflowTaskQueueResponse task, EventType type) {
        return task.getHistory().getEventsList().stream()
                .filter(event -> event.getEventType() == type)
                .findFirst()
                .orElseThrow()
                .getEventId();
    }

    private static Command schedule() {
        return Command.newBuilder()
                .setCommandType(CommandType.COMMAND_TYPE_SCHEDULE_ACTIVITY_TASK)
                .setScheduleActivityTaskCommandAttributes(ScheduleActivityTaskCommandAttributes.newBuilder()
                        .setActivityId("activity")
                        .setActivityType(ActivityType.newBuilder().setName("Activity"))
                        .setTaskQueue(QUEUE)
                        .setStartToCloseTimeout(LONG))
                .build();
    }

    private static Command cancelActivity(long scheduled) {
        return Command.newBuilder()
                .setCommandType(CommandType.COMMAND_TYPE_REQUEST_CANCEL_ACTIVITY_TASK)
                .setRequestCancelActivityTaskCommandAttributes(
                        RequestCancelActivityTaskCommandAttributes.newBuilder().setScheduledEventId(scheduled))
                .build();
    }

    private static Command timer() {
        return Command.newBuilder()
                .setCommandType(CommandType.COMMAND_TYPE_START_TIMER)
                .setStartTimerCommandAttributes(StartTimerCommandAttributes.newBuilder()
                        .setTimerId("timer")
                        .setStartToFireTimeout(Duration.newBuilder().setNanos(300_000_000)))
                .build();
    }

    private static Command cancelTimer() {
        return Command.newBuilder()
                .setCommandType(CommandType.COMMAND_TYPE_CANCEL_TIMER)
                .setCancelTimerCommandAttributes(
                        CancelTimerCommandAttributes.newBuilder().setTimerId("timer"))
                .build();
    }

    private static Command done() {
        return Command.newBuilder()
                .setCommandType(CommandType.COMMAND_TYPE_COMPLETE_WORKFLOW_EXECUTION)
                .build();
    }
}
