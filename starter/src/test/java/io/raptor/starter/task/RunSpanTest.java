package io.raptor.starter.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.raptor.activity.port.TaskEvents.Event;
import io.raptor.starter.task.RunSpan.Pause;
import io.raptor.workflow.model.TaskState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RunSpanTest {

    private static Event event(int second, int run, TaskState state, @Nullable String reason) {
        return new Event(Instant.ofEpochSecond(second), run, state, reason);
    }

    @Test
    void eventsBecomeRunsWithTheirPausesNewestFirst() {
        List<RunSpan> runs = RunSpan.of(List.of(
                event(90, 2, TaskState.PAUSED, "lunch"),
                event(80, 2, TaskState.PENDING, null),
                event(30, 1, TaskState.COMPLETED, null),
                event(20, 1, TaskState.RUNNING, null),
                event(10, 1, TaskState.PAUSED, "outage: no answer"),
                event(0, 1, TaskState.PENDING, null)));
        assertThat(runs)
                .extracting(RunSpan::run, RunSpan::state, RunSpan::from, RunSpan::to)
                .containsExactly(
                        tuple(2, TaskState.PAUSED, Instant.ofEpochSecond(80), null),
                        tuple(1, TaskState.COMPLETED, Instant.EPOCH, Instant.ofEpochSecond(30)));
        assertThat(runs.get(0).pauses()).containsExactly(new Pause(Instant.ofEpochSecond(90), null, "lunch"));
        assertThat(runs.get(1).pauses())
                .containsExactly(new Pause(Instant.ofEpochSecond(10), Instant.ofEpochSecond(20), "outage: no answer"));
        assertThat(RunSpan.of(List.of())).isEmpty();
    }
}
