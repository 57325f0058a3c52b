package io.raptor.workflow.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.workflow.internal.task.Lifecycle.Event;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {

    private static final List<Event> EVENTS = List.of(Event.values());

    @ParameterizedTest
    @CsvSource({
        "PENDING, START, RUNNING",
        "PENDING, PAUSE, PAUSED",
        "PENDING, CANCEL, CANCELLING",
        "PENDING, BREAK, FAILED",
        "RUNNING, PAUSE, PAUSED",
        "RUNNING, CANCEL, CANCELLING",
        "RUNNING, DONE, COMPLETED",
        "RUNNING, BREAK, FAILED",
        "RUNNING, DONE_WITH_FAILURES, COMPLETED_WITH_FAILURES",
        "RUNNING, RESUME, RUNNING",
        "RUNNING, START, RUNNING",
        "RUNNING, HOLD, HELD",
        "RUNNING, RELEASE, RUNNING",
        "PENDING, HOLD, PENDING",
        "HELD, PAUSE, PAUSED_AND_HELD",
        "HELD, RELEASE, RUNNING",
        "HELD, RESUME, RUNNING",
        "HELD, CANCEL, CANCELLING",
        "HELD, DONE, COMPLETED",
        "HELD, BREAK, FAILED",
        "PAUSED_AND_HELD, RELEASE, PAUSED",
        "PAUSED_AND_HELD, RESUME, RUNNING",
        "PAUSED_AND_HELD, CANCEL, CANCELLING",
        "PAUSED_AND_HELD, PAUSE, PAUSED_AND_HELD",
        "PAUSED, HOLD, PAUSED_AND_HELD",
        "PAUSED, RELEASE, PAUSED",
        "CANCELLING, HOLD, CANCELLING",
        "CANCELLING, RELEASE, CANCELLING",
        "PAUSED, RESUME, RUNNING",
        "PAUSED, PAUSE, PAUSED",
        "PAUSED, CANCEL, CANCELLING",
        "PAUSED, START, PAUSED",
        "PAUSED, DONE, COMPLETED",
        "PAUSED, DONE_WITH_FAILURES, COMPLETED_WITH_FAILURES",
        "PAUSED, BREAK, FAILED",
        "CANCELLING, STOPPED, CANCELLED",
        "CANCELLING, PAUSE, CANCELLING",
        "CANCELLING, RESUME, CANCELLING",
        "CANCELLING, DONE, CANCELLING",
        "RUNNING, STOPPED, RUNNING",
    })
    void followsTheTable(LifecycleState state, Event event, LifecycleState next) {
        assertThat(Lifecycle.after(state, event)).isEqualTo(next);
    }

    @ParameterizedTest
    @EnumSource(Event.class)
    void nothingLeavesAnEndedTask(Event event) {
        for (LifecycleState state : LifecycleState.values()) {
            if (state.state().ended()) {
                assertThat(Lifecycle.after(state, event)).isEqualTo(state);
            }
        }
    }

    @Test
    void repeatingAnEventChangesNothingInAnySequence() {
        Random random = new Random(7);
        for (int run = 0; run < 200; run++) {
            LifecycleState state = LifecycleState.PENDING;
            for (int step = 0; step < 20; step++) {
                Event event = EVENTS.get(random.nextInt(EVENTS.size()));
                state = Lifecycle.after(state, event);
                assertThat(Lifecycle.after(state, event)).isEqualTo(state);
            }
        }
    }
}
