package io.raptor.workflow.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.workflow.internal.task.Lifecycle.Event;
import io.raptor.workflow.model.Hold;
import io.raptor.workflow.model.HoldReport;
import io.raptor.workflow.model.TaskState;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskControlTest {

    private static final Instant NOW = Instant.EPOCH;
    private static final List<Hold> HOLDS = List.of(Hold.values());

    private final TaskControl control = new TaskControl();

    private static HoldReport report(Hold hold, long epoch) {
        return new HoldReport(1, hold, "said", epoch, false);
    }

    @Test
    void aPersonsReasonIsShownBeforeTheTasksOwn() {
        control.on(Event.START, null, NOW);
        control.hold(report(Hold.OUTAGE, 0), NOW);
        assertThat(control.reason()).isEqualTo("outage: said");
        control.on(Event.PAUSE, "lunch", NOW);
        assertThat(control.reason()).isEqualTo("lunch");
        control.on(Event.RELEASE, null, NOW);
        assertThat(control.state()).isEqualTo(TaskState.PAUSED);
        assertThat(control.reason()).isEqualTo("lunch");
    }

    @Test
    void aPauseWithoutAReasonIsAPersons() {
        control.on(Event.START, null, NOW);
        control.on(Event.PAUSE, " ", NOW);
        assertThat(control.reason()).isEqualTo("user");
    }

    @Test
    void documentsThatHoldAreRecalledWhereTheGoAheadComesWithTheHold() {
        control.on(Event.START, null, NOW);
        control.markHandled();
        control.hold(report(Hold.QUOTA, 0), NOW);
        assertThat(control.resumedUnseen()).isFalse();
        control.on(Event.RESUME, null, NOW);
        assertThat(control.changed()).isFalse();
        assertThat(control.resumedUnseen()).isTrue();
        control.recallUnseen();
        assertThat(control.takeOutOfDate()).containsExactly(1L);
        assertThat(control.resumedUnseen()).isFalse();
    }

    @Test
    void aGoAheadAfterAHoldThatWasActedOnIsAChangeOfItsOwn() {
        control.on(Event.START, null, NOW);
        control.hold(report(Hold.QUOTA, 0), NOW);
        control.markHandled();
        control.on(Event.RESUME, null, NOW);
        assertThat(control.resumedUnseen()).isFalse();
        assertThat(control.changedForDocuments()).isTrue();
    }

    @Test
    void theLastReasonOfAPauseWins() {
        control.on(Event.START, null, NOW);
        control.on(Event.PAUSE, "lunch", NOW);
        control.markHandled();
        assertThat(control.renames("lunch")).isFalse();
        assertThat(control.renames(null)).isFalse();
        assertThat(control.renames("night")).isTrue();
        control.rename("night");
        assertThat(control.reason()).isEqualTo("night");
        assertThat(control.changed()).isTrue();
        assertThat(control.changedForDocuments()).isFalse();
        control.markHandled();
        assertThat(control.changed()).isFalse();
    }

    @Test
    void aTaskThatRunsHasNoReasonToRename() {
        control.on(Event.START, null, NOW);
        assertThat(control.renames("lunch")).isFalse();
    }

    @Test
    void whatNeedsAPersonOutweighsWhatEndsByItself() {
        control.on(Event.START, null, NOW);
        control.hold(report(Hold.OUTAGE, 0), NOW);
        control.hold(report(Hold.QUOTA, 0), NOW);
        control.hold(report(Hold.OUTAGE, 0), NOW);
        assertThat(control.heldBy(Hold.QUOTA)).isTrue();
    }

    @Test
    void aReportFromBeforeTheLastGoAheadHoldsNothing() {
        control.on(Event.START, null, NOW);
        control.hold(report(Hold.BUDGET, 0), NOW);
        control.on(Event.RESUME, null, NOW);
        control.hold(report(Hold.BUDGET, 0), NOW);
        assertThat(control.state()).isEqualTo(TaskState.RUNNING);
        assertThat(control.hasOutOfDate()).isTrue();
        assertThat(control.takeOutOfDate()).containsExactly(1L);
    }

    @Test
    void itsStateSurvivesContinueAsNew() {
        control.on(Event.START, null, NOW);
        control.hold(report(Hold.OUTAGE, 0), NOW);
        control.on(Event.PAUSE, "lunch", NOW);
        TaskControl next = new TaskControl(control.carried());
        assertThat(next.changed()).isFalse();
        assertThat(next.pausedByPerson()).isTrue();
        next.on(Event.RELEASE, null, NOW);
        assertThat(next.state()).isEqualTo(TaskState.PAUSED);
        assertThat(next.reason()).isEqualTo("lunch");
    }

    /** Whatever comes in whatever order, the parts of the state agree, and a person's last word is what counts. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void agreesWithItselfInAnySequence(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 300; run++) {
            TaskControl any = new TaskControl();
            any.on(Event.START, null, NOW);
            Event lastWord = Event.RESUME;
            for (int step = 0; step < 30; step++) {
                Event event = List.of(Event.PAUSE, Event.RESUME, Event.HOLD, Event.RELEASE)
                        .get(random.nextInt(4));
                if (event == Event.HOLD) {
                    any.hold(
                            report(
                                    HOLDS.get(random.nextInt(HOLDS.size())),
                                    Math.max(0, any.epoch() - random.nextInt(2))),
                            NOW);
                } else {
                    any.on(event, null, NOW);
                    lastWord = event == Event.RELEASE ? lastWord : event;
                }
                assertThat(any.pausedByPerson()).isEqualTo(lastWord == Event.PAUSE);
                assertThat(any.paused()).isEqualTo(any.reason() != null);
                assertThat(any.paused()).isEqualTo(any.pausedByPerson() || any.held() != null);
                assertThat(any.mayStart()).isEqualTo(!any.paused());
                if (random.nextInt(5) == 0) {
                    any = new TaskControl(any.carried());
                }
            }
            any.on(Event.CANCEL, null, NOW);
            assertThat(any.state()).isEqualTo(TaskState.CANCELLING);
        }
    }
}
