package io.raptor.starter.steps;

import com.google.protobuf.Timestamp;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps that a workflow's events show, and those in flight. */
final class StepLog {

    /** By the number of the event that asked for it. */
    private final Map<Long, Step> activities = new HashMap<>();

    /** The numbers of those events, by the activity's id. */
    private final Map<String, Long> numbers = new HashMap<>();

    /** @param pending what is in flight, of which events tell only that it was asked for */
    static List<Step> steps(List<HistoryEvent> events, Collection<PendingActivityInfo> pending) {
        StepLog log = new StepLog();
        events.forEach(log::read);
        pending.forEach(log::inFlight);
        return log.joined();
    }

    private void read(HistoryEvent event) {
        switch (event.getEventType()) {
            case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED -> asked(event);
            case EVENT_TYPE_ACTIVITY_TASK_STARTED -> {
                var started = event.getActivityTaskStartedEventAttributes();
                begun(started.getScheduledEventId(), instant(event.getEventTime()), started.getAttempt(), "");
            }
            case EVENT_TYPE_ACTIVITY_TASK_COMPLETED ->
                ended(event, event.getActivityTaskCompletedEventAttributes().getScheduledEventId());
            case EVENT_TYPE_ACTIVITY_TASK_FAILED ->
                ended(event, event.getActivityTaskFailedEventAttributes().getScheduledEventId());
            case EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT ->
                ended(event, event.getActivityTaskTimedOutEventAttributes().getScheduledEventId());
            case EVENT_TYPE_ACTIVITY_TASK_CANCELED ->
                ended(event, event.getActivityTaskCanceledEventAttributes().getScheduledEventId());
            default -> {
                // Nothing of a document's work.
            }
        }
    }

    private void asked(HistoryEvent event) {
        var asked = event.getActivityTaskScheduledEventAttributes();
        Optional<StepKind> kind = StepKind.of(asked.getActivityType().getName());
        kind.ifPresent(what -> {
            numbers.put(asked.getActivityId(), event.getEventId());
            activities.put(event.getEventId(), new Step(what, instant(event.getEventTime()), null, null, 1, 1, ""));
        });
    }

    private void inFlight(PendingActivityInfo pending) {
        Long number = numbers.get(pending.getActivityId());
        if (number != null && pending.hasLastStartedTime()) {
            String trouble =
                    pending.getLastFailure().getApplicationFailureInfo().getType();
            begun(number, instant(pending.getLastStartedTime()), pending.getAttempt(), trouble);
        }
    }

    private void begun(long number, Instant at, int attempt, String trouble) {
        activities.computeIfPresent(
                number,
                (same, step) -> new Step(step.kind(), step.asked(), at, step.to(), 1, Math.max(1, attempt), trouble));
    }

    private void ended(HistoryEvent event, long number) {
        activities.computeIfPresent(number, (same, step) -> {
            Instant at = instant(event.getEventTime());
            @Nullable Instant from = step.from() == null ? at : step.from();
            return new Step(step.kind(), step.asked(), from, at, 1, step.attempts(), "");
        });
    }

    private List<Step> joined() {
        List<Step> joined = new ArrayList<>();
        activities.values().stream().sorted(Comparator.comparing(Step::asked)).forEach(step -> {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).overlaps(step)) {
                joined.set(last, joined.get(last).plus(step));
            } else {
                joined.add(step);
            }
        });
        return List.copyOf(joined);
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }
}
