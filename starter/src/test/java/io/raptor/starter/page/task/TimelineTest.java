package io.raptor.starter.page.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.TaskEvents.Event;
import io.raptor.workflow.model.TaskState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class TimelineTest {

    private static Event event(TaskState state, @Nullable String reason) {
        return new Event(Instant.EPOCH, 2, state, reason);
    }

    @Test
    void whatHappenedIsSaidWithItsReasonNewestFirst() {
        assertThat(Timeline.of(List.of(
                        event(TaskState.COMPLETED_WITH_FAILURES, null),
                        event(TaskState.RUNNING, null),
                        event(TaskState.PAUSED, "lunch"),
                        event(TaskState.RUNNING, null),
                        event(TaskState.PENDING, null))))
                .extracting(Timeline.Entry::what)
                .containsExactly("completed with failures", "resumed", "paused: lunch", "running", "run 2 started");
    }
}
