package io.raptor.starter.chaos;

import io.raptor.activity.port.Catalogue.TaskRow;
import io.raptor.activity.port.Store;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.store.StoreSettings;
import io.raptor.activity.testing.StoreInvariants;
import io.raptor.starter.chaos.Call.Kind;
import io.raptor.starter.chaos.Call.Outcome;
import io.raptor.workflow.model.TaskState;
import java.io.IOException;
import java.sql.SQLException;
import org.assertj.core.api.SoftAssertions;

/** What must hold of a store and of a bill after whatever happened. */
final class Verdict {

    private final Undisturbed undisturbed;
    private final Bill bill;
    private final SoftAssertions softly = new SoftAssertions();

    private Verdict(Undisturbed undisturbed, Bill bill) {
        this.undisturbed = undisturbed;
        this.bill = bill;
    }

    /**
     * Judges.
     *
     * @return what the store wrote down
     * @throws AssertionError naming all that does not hold
     */
    static StoredBill on(StoreSettings settings, Undisturbed undisturbed, Bill bill) throws IOException, SQLException {
        Verdict verdict = new Verdict(undisturbed, bill);
        try (Store store = SqlStore.open(settings)) {
            verdict.softly
                    .assertThatCode(() -> StoreInvariants.check(store))
                    .as("the store's invariants")
                    .doesNotThrowAnyException();
            verdict.task(store);
            verdict.trees(store);
        }
        StoredBill stored = StoredBill.read(settings);
        verdict.ledger(stored);
        verdict.softly.assertAll();
        return stored;
    }

    private void task(Store store) {
        TaskRow task = store.catalogue().task(Undisturbed.NAME).orElseThrow();
        softly.assertThat(task.state()).as("the stored task's state").isEqualTo(TaskState.COMPLETED);
        softly.assertThat(task.counts().total()).as("documents").isEqualTo(undisturbed.documents());
        softly.assertThat(task.counts().unfinished()).as("unfinished documents").isZero();
        softly.assertThat(task.counts().failed()
                        + task.counts().partial()
                        + task.counts().cancelled())
                .as("documents without their whole tree")
                .isZero();
    }

    private void trees(Store store) throws IOException {
        String export = Undisturbed.exported(store);
        softly.assertThat(export.lines()
                        .filter(line -> line.contains("\"level\":0"))
                        .count())
                .as("leaves")
                .isPositive();
        if (undisturbed.graphrag() == null) {
            softly.assertThat(export.lines().filter(line -> !line.contains("\"level\":0")))
                    .as("summaries are what the model said")
                    .isNotEmpty()
                    .allMatch(line -> line.contains(Answers.MARK));
        }
        softly.assertThat(export.equals(undisturbed.export()))
                .as("the export is the undisturbed one, to the byte: %s", firstDifference(export))
                .isTrue();
    }

    private String firstDifference(String export) {
        String[] ours = export.split("\n", -1);
        String[] expected = undisturbed.export().split("\n", -1);
        for (int i = 0; i < Math.min(ours.length, expected.length); i++) {
            if (!ours[i].equals(expected[i])) {
                return "line " + i + " is " + ours[i] + " instead of " + expected[i];
            }
        }
        return ours.length + " lines instead of " + expected.length;
    }

    private void ledger(StoredBill stored) {
        softly.assertThat(bill.paidTwiceInVain())
                .as("paid twice, though neither in flight at an end nor answered while the store was gone")
                .isEmpty();
        softly.assertThat(stored.answers())
                .as("answers kept, one for each question whose answer came")
                .isBetween(bill.answeredForCertain(), bill.answered());
        long answers = bill.count(Kind.CHAT, Outcome.ANSWERED);
        long useless = bill.count(Kind.CHAT, Outcome.USELESS);
        softly.assertThat(stored.chatCalls())
                .as("calls counted; the model gave %d good and %d useless answers", answers, useless)
                .isBetween(answers - bill.exposed(Kind.CHAT), answers + useless);
        softly.assertThat(stored.rejected())
                .as("answers kept for people to look at")
                .isLessThanOrEqualTo(useless);
        softly.assertThat(stored.chatCalls() - stored.rejected())
                .as("good answers counted; the model gave %d", answers)
                .isBetween(answers - bill.exposed(Kind.CHAT), answers);
        long vectors = bill.count(Kind.EMBEDDING, Outcome.ANSWERED);
        long uselessVectors = bill.count(Kind.EMBEDDING, Outcome.USELESS);
        long probes =
                bill.count(Kind.EMBEDDING_PROBE, Outcome.ANSWERED) + bill.count(Kind.EMBEDDING_PROBE, Outcome.USELESS);
        softly.assertThat(stored.embeddingCalls())
                .as(
                        "embedding calls counted; the model gave %d good and %d useless answers, %d to probes",
                        vectors, uselessVectors, probes)
                .isBetween(vectors - bill.exposed(Kind.EMBEDDING), vectors + uselessVectors + probes);
        softly.assertThat(stored.strayBuilds()).as("trees that no reader sees").isZero();
        softly.assertThat(stored.unpublishedBuilds())
                .as("trees left half built")
                .isZero();
    }
}
