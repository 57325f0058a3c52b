package io.raptor.starter.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Timestamp;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.failure.v1.ApplicationFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.ActivityTaskCompletedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.ActivityTaskStartedEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StepLogTest {

    private static final String SUMMARISE = "ModelSummarise";

    private static Timestamp time(long second) {
        return Timestamp.newBuilder().setSeconds(second).build();
    }

    private static HistoryEvent asked(long number, String type, long second) {
        return HistoryEvent.newBuilder()
                .setEventId(number)
                .setEventTime(time(second))
                .setEventType(EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
                .setActivityTaskScheduledEventAttributes(ActivityTaskScheduledEventAttributes.newBuilder()
                        .setActivityId("a" + number)
                        .setActivityType(ActivityType.newBuilder().setName(type)))
                .build();
    }

    private static HistoryEvent begun(long asked, long second, int attempt) {
        return HistoryEvent.newBuilder()
                .setEventTime(time(second))
                .setEventType(EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED)
                .setActivityTaskStartedEventAttributes(ActivityTaskStartedEventAttributes.newBuilder()
                        .setScheduledEventId(asked)
                        .setAttempt(attempt))
                .build();
    }

    private static HistoryEvent ended(long asked, long second) {
        return HistoryEvent.newBuilder()
                .setEventTime(time(second))
                .setEventType(EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED)
                .setActivityTaskCompletedEventAttributes(
                        ActivityTaskCompletedEventAttributes.newBuilder().setScheduledEventId(asked))
                .build();
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    @Test
    void callsOfOneKindThatAreInFlightTogetherAreOneStep() {
        List<Step> steps = StepLog.steps(
                List.of(
                        asked(1, "DocumentLoad", 10),
                        begun(1, 11, 1),
                        ended(1, 14),
                        asked(5, SUMMARISE, 14),
                        asked(6, SUMMARISE, 14),
                        begun(5, 15, 1),
                        ended(5, 20),
                        asked(9, SUMMARISE, 20),
                        begun(6, 16, 3),
                        ended(6, 22),
                        begun(9, 21, 1),
                        ended(9, 25),
                        asked(14, "DocumentCluster", 25),
                        begun(14, 25, 1),
                        ended(14, 26),
                        asked(17, SUMMARISE, 26),
                        begun(17, 26, 1),
                        ended(17, 30)),
                List.of());
        assertThat(steps)
                .extracting(Step::kind, Step::from, Step::to, Step::calls, Step::attempts)
                .containsExactly(
                        tuple(StepKind.READ, at(11), at(14), 1, 1),
                        tuple(StepKind.SUMMARISE, at(15), at(25), 3, 3),
                        tuple(StepKind.CLUSTER, at(25), at(26), 1, 1),
                        tuple(StepKind.SUMMARISE, at(26), at(30), 1, 1));
    }

    @Test
    void whatIsInFlightIsKnownFromTheActivitiesThatAreOpen() {
        PendingActivityInfo retried = PendingActivityInfo.newBuilder()
                .setActivityId("a2")
                .setAttempt(4)
                .setLastStartedTime(time(12))
                .setLastFailure(Failure.newBuilder()
                        .setApplicationFailureInfo(
                                ApplicationFailureInfo.newBuilder().setType("ModelUnavailable")))
                .build();
        PendingActivityInfo waiting =
                PendingActivityInfo.newBuilder().setActivityId("a3").build();
        List<Step> steps =
                StepLog.steps(List.of(asked(2, SUMMARISE, 10), asked(3, "ModelEmbed", 11)), List.of(retried, waiting));
        assertThat(steps)
                .extracting(Step::kind, Step::from, Step::to, Step::attempts, Step::trouble)
                .containsExactly(
                        tuple(StepKind.SUMMARISE, at(12), null, 4, "ModelUnavailable"),
                        tuple(StepKind.EMBED, null, null, 1, ""));
    }

    @Test
    void whatIsNoWorkOnTheDocumentIsLeftOut() {
        assertThat(StepLog.steps(List.of(asked(1, "ExecutionUnserved", 10), ended(1, 11)), List.of()))
                .isEmpty();
    }
}
