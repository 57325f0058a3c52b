package io.raptor.starter.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.chaos.Call.Kind;
import io.raptor.starter.chaos.Plan.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tree over a dataset while everything around it is broken: afterwards it is as if nothing had happened. */
@Timeout(600)
class CorpusPhaseIT {

    private static final int DOCUMENTS = 60;

    /** Its workflow begins a new run several times within the work on all documents together. */
    private static final int STARTS_PER_RUN = 20;

    private static final List<Disturbance> EVENTS = List.of(
            Disturbance.KILL_WORKER,
            Disturbance.KILL_WORKER,
            Disturbance.PAUSE,
            Disturbance.KILL_WORKER,
            Disturbance.KILL_TEMPORAL,
            Disturbance.PAUSE_AND_KILL,
            Disturbance.CANCEL,
            Disturbance.KILL_WORKER);

    @TempDir
    private static Path folder;

    @Test
    void killsAPauseAndACancelInItLeaveNoTrace() throws IOException, InterruptedException, SQLException {
        Undisturbed undisturbed = Undisturbed.ofOneTree(folder, DOCUMENTS);
        assertThat(undisturbed.export()).contains("\"doc_id\":null", "\"level\":3");
        Plan plan = plan(undisturbed);
        Path place = Files.createDirectory(folder.resolve("disturbed"));
        Trial trial = Trial.play(plan, undisturbed, place);
        Bill bill = trial.bill();
        assertThat(trial.exposures()).allMatch(exposure -> exposure.begun() > firstQuestion(trial.calls()));
        System.out.printf(
                "%d requests, undisturbed %d of which %d before the tree; paid twice: %d chat answers, %d embedded texts%n",
                bill.requests(),
                undisturbed.requests(),
                undisturbed.beforeFirstQuestion(),
                bill.paidTwice(Kind.CHAT),
                bill.paidTwice(Kind.EMBEDDING));
    }

    /** Temporal's server and a worker beside it; everything happens after the first question of the tree. */
    private static Plan plan(Undisturbed undisturbed) {
        long first = undisturbed.beforeFirstQuestion() + 2;
        long room = undisturbed.requests() - first;
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < EVENTS.size(); i++) {
            long request = first + room * i / (EVENTS.size() + 1);
            events.add(new Event(permille(request, undisturbed), EVENTS.get(i)));
        }
        return new Plan(0, new Layout(true, false), STARTS_PER_RUN, events, List.of());
    }

    /** Of the undisturbed requests: not before this one. */
    private static int permille(long request, Undisturbed undisturbed) {
        return (int) ((1000 * request + undisturbed.requests() - 1) / undisturbed.requests());
    }

    private static long firstQuestion(List<Call> calls) {
        return calls.stream()
                .filter(call -> call.kind() == Kind.CHAT)
                .mapToLong(Call::begun)
                .min()
                .orElseThrow();
    }
}
