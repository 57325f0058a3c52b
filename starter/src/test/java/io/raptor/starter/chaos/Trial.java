package io.raptor.starter.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A plan that was played to the task's end and stood its verdict.
 *
 * @param calls of the model
 * @param exposures times at which answers could get lost
 */
record Trial(Bill bill, StoredBill stored, List<Call> calls, List<Exposure> exposures) {

    static Trial play(Plan plan, Undisturbed undisturbed, Path place)
            throws IOException, InterruptedException, SQLException {
        FaultSchedule schedule = new FaultSchedule(plan.faults(), undisturbed.requests());
        try (FaultyModel model = new FaultyModel(schedule);
                Stage stage = Stage.set(plan, model, place)) {
            Pilot pilot = new Pilot(stage::client, undisturbed.request(plan.startsPerRun()));
            pilot.start();
            Director director = new Director(stage, model, pilot);
            try {
                director.play(plan, undisturbed.requests());
                pilot.awaitCompleted();
            } catch (ConditionTimeoutException waiting) {
                throw new AssertionError("the task was seen last as " + pilot.seen(), waiting);
            }
            assertThat(model.faultsDone()).as("every fault was met").isTrue();
            Bill bill = new Bill(model.calls(), director.exposures());
            StoredBill stored = Verdict.on(stage.stopAndOpen(), undisturbed, bill);
            return new Trial(bill, stored, model.calls(), director.exposures());
        }
    }
}
