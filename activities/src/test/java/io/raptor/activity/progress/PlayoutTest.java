package io.raptor.activity.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.TaskWork.Calls;
import io.raptor.workflow.model.Limits;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayoutTest {

    private static final double CALL = 0.5;
    private static final int DOCUMENTS = 100;
    private static final double CALLS = 9 + 2 + 1;

    @Test
    void documentsOneBehindTheOtherLeaveHardlyAPlaceEmpty() {
        double atOnce = DOCUMENTS * CALLS * CALL / 16;
        assertThat(seconds(WorkForecastTest.limits(8, 16))).isBetween(atOnce, 1.15 * atOnce);
    }

    @Test
    void theLastDocumentsTakeTurnsSoThatNoneIsAloneAtTheEnd() {
        double atOnce = DOCUMENTS * CALLS * CALL / 16;
        assertThat(seconds(WorkForecastTest.limits(32, 16))).isBetween(atOnce, 1.01 * atOnce);
    }

    @Test
    void oneDocumentAloneWaitsForEachOfItsLevels() {
        assertThat(seconds(WorkForecastTest.limits(1, 16))).isEqualTo(DOCUMENTS * 3 * CALL);
    }

    @Test
    void oneCallAtATimeTakesTheTimeOfAllCalls() {
        assertThat(seconds(WorkForecastTest.limits(8, 1))).isEqualTo(DOCUMENTS * CALLS * CALL);
    }

    private static double seconds(Limits limits) {
        CallWindow.Kind chat = new CallWindow.Kind(10, 10, 10 * CALL, 10 * CALL);
        CallWindow.Kind none = new CallWindow.Kind(0, 0, 0, 0);
        Speed speed = new Speed(new CallWindow(Instant.EPOCH, chat, none, 5), new Calls(10, 0, null));
        Plan plan = new Plan(
                0,
                List.of(9.0, 2.0, 1.0).stream()
                        .map(number -> new Plan.Stage(true, number))
                        .toList());
        return new Playout(speed, limits, 1, 0, List.of()).seconds(Collections.nCopies(DOCUMENTS, plan));
    }
}
