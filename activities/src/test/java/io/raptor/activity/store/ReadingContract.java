package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.raptor.activity.port.Expenses.Expense;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Ledger.Entry;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.port.PublishedTrees.Roots;
import io.raptor.activity.port.TaskEvents;
import io.raptor.activity.port.TaskEvents.Event;
import io.raptor.activity.port.TaskEvents.Slot;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store tells people of a task's past and of a tree, piece by piece. */
interface ReadingContract extends StoreFixture {

    Duration MINUTE = Duration.ofMinutes(1);

    private void becomes(TaskState state, @Nullable String reason, int second) {
        catalogue().recordTask(Corpus.TASK, state, reason, false, NOW.plusSeconds(second));
    }

    @Test
    default void eventsAreTheChangesOfStateAndReasonOverAllRunsNewestFirst() {
        corpus().run("d", "k", "a");
        becomes(TaskState.RUNNING, null, 1);
        becomes(TaskState.PAUSED, "lunch", 2);
        becomes(TaskState.PAUSED, "lunch", 3);
        becomes(TaskState.PAUSED, "outage: no answer", 4);
        becomes(TaskState.COMPLETED, null, 5);
        corpus().run("d", "k", "a");
        assertThat(store().taskEvents().events(Corpus.TASK, 10))
                .extracting(Event::run, Event::state, Event::reason)
                .containsExactly(
                        tuple(2, TaskState.PENDING, null),
                        tuple(1, TaskState.COMPLETED, null),
                        tuple(1, TaskState.PAUSED, "outage: no answer"),
                        tuple(1, TaskState.PAUSED, "lunch"),
                        tuple(1, TaskState.RUNNING, null),
                        tuple(1, TaskState.PENDING, null));
        assertThat(store().taskEvents().events(Corpus.TASK, 3).get(2).at()).isEqualTo(NOW.plusSeconds(4));
        assertThat(store().taskEvents().events("nobody", 10)).isEmpty();
    }

    @Test
    default void aTaskThatIsBegunWhileItRunsWasInterruptedWhichItsEventsTell() {
        corpus().run("d", "k", "a");
        corpus().run("d", "k", "a");
        assertThat(store().taskEvents().events(Corpus.TASK, 10)).hasSize(1);
        becomes(TaskState.RUNNING, null, 1);
        corpus().run("d", "k", "a");
        assertThat(store().taskEvents().events(Corpus.TASK, 1))
                .extracting(Event::run, Event::state, Event::reason)
                .containsExactly(tuple(1, TaskState.RUNNING, TaskEvents.TAKEN_UP));
    }

    @Test
    default void eventsGoWithTheirDataset() {
        corpus().run("d", "k", "a");
        store().publishedTrees().deleteDataset("d");
        assertThat(store().taskEvents().events(Corpus.TASK, 10)).isEmpty();
    }

    @Test
    default void theCourseCountsFinishedDocumentsAndTokensOfThePresentRunBySlot() {
        corpus().run("d", "k", "a", "b", "c");
        Instant from = Instant.now().minusSeconds(30);
        assertThat(store().taskEvents().course(Corpus.TASK, from, MINUTE)).isEmpty();
        catalogue().finish(Corpus.TASK, corpus().number("a"), DocumentState.SKIPPED, null, Usage.NONE);
        catalogue().finish(Corpus.TASK, corpus().number("b"), DocumentState.SKIPPED, null, Usage.NONE);
        called("one", from.plusSeconds(5));
        called("two", from.plusSeconds(6));
        called("late", from.plusSeconds(65));
        called("early", from.minusSeconds(5));
        assertThat(store().taskEvents().course(Corpus.TASK, from, MINUTE))
                .containsExactly(new Slot(0, 2, 60, 2), new Slot(1, 0, 30, 1));
        becomes(TaskState.COMPLETED, null, 1);
        corpus().run("d", "k", "a", "b", "c");
        assertThat(store().taskEvents().course(Corpus.TASK, from.plusSeconds(60), MINUTE))
                .containsExactly(new Slot(0, 0, 30, 1));
    }

    @Test
    default void expensesAreTheTokensOfEachModelAndTheDocumentsThatEndedBySlot() {
        corpus().run("d", "k", "a", "b");
        Instant from = Instant.now().minusSeconds(30);
        called("one", from.plusSeconds(5));
        called("two", from.plusSeconds(65));
        corpus().published("a", "k");
        List<Expense> ofTask = store().expenses().ofTask(Corpus.TASK, from, MINUTE);
        assertThat(ofTask)
                .extracting(Expense::slot, Expense::model, Expense::calls, Expense::inputTokens, Expense::outputTokens)
                .contains(tuple(0L, "m", 1L, 20L, 10L), tuple(1L, "m", 1L, 20L, 10L));
        assertThat(ofTask).extracting(Expense::documents).containsOnlyOnce(1L);
        assertThat(store().expenses().ofDataset("d", from, MINUTE)).containsExactlyInAnyOrderElementsOf(ofTask);
        assertThat(store().expenses().begun("d")).isPresent();
        assertThat(store().expenses().begun("nobody's")).isEmpty();
        assertThat(store().expenses().ofDataset("nobody's", from, MINUTE)).isEmpty();
    }

    private void called(String key, Instant at) {
        store().ledger().save(new Entry(key, "chat", "m", Corpus.TASK, at, null), Answer.titled("", "text", 20, 10));
    }

    @Test
    default void rootsAreWhatStandsBelowNothingFromTheTop() {
        corpus().run("d", "k", "a", "b");
        corpus().published("a", "k");
        Roots whole = store().publishedTrees().roots("d", "a", 0, 10);
        assertThat(whole.levels()).containsExactly(4, 2, 1);
        assertThat(whole.total()).isEqualTo(1);
        assertThat(whole.nodes()).extracting(PublishedNode::level).containsExactly(2);
        assertThat(whole.nodes().get(0).children()).hasSize(2);
        assertThat(store().publishedTrees().roots("d", "b", 0, 10)).isEqualTo(new Roots(List.of(), List.of(), 0));
    }

    @Test
    default void aGapLeavesWhatItWouldHaveCoveredAmongTheRoots() {
        corpus().run("d", "k", "a");
        long document = corpus().number("a");
        long build = corpus().gapped(document, "k");
        corpus().publish(document, build, 1);
        Roots roots = store().publishedTrees().roots("d", "a", 0, 10);
        assertThat(roots.nodes())
                .extracting(PublishedNode::level, PublishedNode::index)
                .containsExactly(tuple(1, 1), tuple(0, 0), tuple(0, 1));
        assertThat(store().publishedTrees().roots("d", "a", 1, 1).nodes())
                .extracting(PublishedNode::index)
                .containsExactly(0);
        assertThat(store().publishedTrees().roots("d", "a", 9, 1).nodes()).isEmpty();
    }

    @Test
    default void leavesAreReadFromOneToAnother() {
        corpus().run("d", "k", "a");
        corpus().published("a", "k");
        assertThat(store().publishedTrees().leaves("d", "a", 1, 2))
                .extracting(PublishedNode::index)
                .containsExactly(1, 2);
        assertThat(store().publishedTrees().leaves("d", "a", -1, 0)).hasSize(1);
        assertThat(store().publishedTrees().leaves("d", "a", 3, 9)).hasSize(1);
    }
}
