package io.raptor.starter.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.testing.GraphAnswers;
import io.raptor.starter.chaos.Call.Kind;
import io.raptor.starter.chaos.Plan.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A graph that a model is asked about, while worker and Temporal are killed in all its phases: the same bytes, and nothing paid twice. */
@Timeout(600)
class GraphPhasesIT {

    private static final int DOCUMENTS = 30;

    /** Its workflow begins a new run several times within each phase. */
    private static final int STARTS_PER_RUN = 15;

    private static final List<Disturbance> EVENTS = List.of(
            Disturbance.KILL_WORKER,
            Disturbance.KILL_TEMPORAL,
            Disturbance.KILL_WORKER,
            Disturbance.PAUSE_AND_KILL,
            Disturbance.KILL_WORKER);

    @TempDir
    private static Path folder;

    @Test
    void killsInAllPhasesLeaveNoTrace() throws IOException, InterruptedException, SQLException {
        Undisturbed undisturbed = Undisturbed.ofGraph(folder, DOCUMENTS);
        assertThat(undisturbed.export().contains("community_reports")).isTrue();
        assertThat(undisturbed.export().contains(" statements, "))
                .as("descriptions")
                .isTrue();
        assertThat(undisturbed.export().contains("\"reason\":\"model\""))
                .as("names that it joins")
                .isTrue();
        Plan plan = plan();
        Path place = Files.createDirectory(folder.resolve("disturbed"));
        Trial trial = Trial.play(plan, undisturbed, place);
        Bill bill = trial.bill();
        assertThat(kinds(trial.calls())).containsExactly("describe", "extract", "report", "resolve");
        System.out.printf(
                "%d requests, undisturbed %d; paid twice: %d chat answers%n",
                bill.requests(), undisturbed.requests(), bill.paidTwice(Kind.CHAT));
    }

    private static Plan plan() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < EVENTS.size(); i++) {
            events.add(new Event(150 + 800 * i / EVENTS.size(), EVENTS.get(i)));
        }
        return new Plan(0, new Layout(true, false), STARTS_PER_RUN, events, List.of());
    }

    private static Set<String> kinds(List<Call> calls) {
        Set<String> kinds = new TreeSet<>();
        calls.stream()
                .filter(call -> call.kind() == Kind.CHAT)
                .forEach(call -> GraphAnswers.kind(call.questions().get(0)).ifPresent(kinds::add));
        return kinds;
    }
}
