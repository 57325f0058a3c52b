package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Ledger.Entry;
import io.raptor.activity.port.Ledger.Rejected;
import io.raptor.activity.port.Ledger.RejectedRow;
import io.raptor.activity.port.Ledger.TaskAllowance;
import io.raptor.activity.port.PermitLeases.Claim;
import io.raptor.activity.port.PermitLeases.Share;
import io.raptor.activity.port.Rates.Unit;
import io.raptor.activity.port.TaskWork;
import io.raptor.activity.port.TaskWork.Account;
import io.raptor.activity.port.TaskWork.Calls;
import io.raptor.activity.port.TaskWork.DocumentWork;
import io.raptor.activity.port.TaskWork.OpenTree;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store does with calls: what they cost, and how many there may be at once. */
interface SpendingContract extends StoreFixture {

    @Test
    default void answersAreKeptOnceAndEveryCallIsCounted() {
        corpus().run("d", "k", "a");
        Answer answer = Answer.titled("T", "text", 30, 4);
        store().ledger().save(entry("key", "chat", 0.5), answer);
        store().ledger().save(entry("key", "chat", 0.25), Answer.titled("U", "other", 1, 1));
        store().ledger().count(entry("v", "embedding", 0.0), 12);
        store().ledger().add(Corpus.TASK, Usage.CACHED);
        assertThat(store().ledger().find("key")).contains(answer);
        assertThat(store().ledger().find("none")).isEmpty();
        assertThat(store().ledger().usage(Corpus.TASK)).isEqualTo(new Usage(2, 1, 1, 43, 5, 0.75));
        assertThat(catalogue().task(Corpus.TASK).orElseThrow().usage())
                .isEqualTo(store().ledger().usage(Corpus.TASK));
    }

    @Test
    default void answersAreKeptAsTheModelSaidThem() {
        Answer raw = new Answer("Hm.\n</think>\nT\ntext", false, 30, 4);
        store().ledger().save(entry("raw", "chat", null), raw);
        assertThat(store().ledger().find("raw")).contains(raw);
    }

    @Test
    default void oneCallOfUnknownPriceMakesTheCostUnknown() {
        corpus().run("d", "k", "a");
        store().ledger().save(entry("one", "chat", 0.5), Answer.titled("T", "text", 30, 4));
        store().ledger().save(entry("two", "chat", null), Answer.titled("T", "text", 30, 4));
        assertThat(store().ledger().usage(Corpus.TASK).cost()).isNull();
    }

    @Test
    default void noLaterRunTakesFromWhatATaskUsed() {
        assertThat(catalogue().account(Corpus.TASK)).isEmpty();
        corpus().run("d", "k", "a");
        store().ledger().save(entry("one", "chat", 0.5), Answer.titled("T", "text", 30, 4));
        Instant started = catalogue().task(Corpus.TASK).orElseThrow().startedAt();
        catalogue().recordTask(Corpus.TASK, TaskState.COMPLETED, null, false, started.plusSeconds(8));
        corpus().run("d", "k", "a");
        Account account = catalogue().account(Corpus.TASK).orElseThrow();
        assertThat(account.run()).isEqualTo(2);
        assertThat(account.usage()).isEqualTo(Usage.NONE);
        assertThat(account.earlier()).isEqualTo(new Usage(1, 0, 0, 30, 4, 0.5));
        assertThat(account.earlierSeconds()).isEqualTo(8);
        catalogue().recordTask(Corpus.TASK, TaskState.COMPLETED, null, false, NOW);
        corpus().run("d", "k", "a");
        assertThat(catalogue().account(Corpus.TASK).orElseThrow().earlier()).isEqualTo(account.earlier());
    }

    @Test
    default void theWorkOfATaskIsWhatItsTreesHoldAndItsCallsSinceAMoment() {
        corpus().run("d", "k", "a", "b");
        long document = corpus().number("a");
        catalogue().begin(Corpus.TASK, document);
        corpus().leaves(document, "k", 3);
        store().ledger().save(entry("one", "chat", 0.5), Answer.titled("T", "text", 30, 4));
        store().ledger().count(entry("v", "embedding", 0.0), 12);
        TaskWork work = catalogue().work(Corpus.TASK, NOW.minusSeconds(1));
        assertThat(work.documents())
                .extracting(DocumentWork::state)
                .containsExactlyInAnyOrder(DocumentState.RUNNING, DocumentState.PENDING);
        assertThat(work.open()).containsExactly(new OpenTree(document, 3, 0, 3, 0, 0, 0));
        assertThat(work.calls()).isEqualTo(new Calls(1, 1, NOW));
        assertThat(catalogue().work(Corpus.TASK, NOW.plusSeconds(1)).calls()).isEqualTo(new Calls(0, 0, null));
        assertThat(catalogue().account(Corpus.TASK).orElseThrow().running()).isEqualTo(1);
    }

    @Test
    default void rejectedAnswersAreKeptForPeopleAndNeverAnswered() {
        corpus().run("d", "k", "a");
        store().ledger().reject(entry("key", "chat", 0.5), new Rejected("an empty answer", "", 9, 0));
        store().ledger().reject(entry("key", "chat", 0.5), new Rejected("a cut answer", "Once upon", 9, 2));
        assertThat(store().ledger().find("key")).isEmpty();
        assertThat(store().ledger().rejected(Corpus.TASK, 10))
                .extracting(RejectedRow::text)
                .containsExactly("Once upon", "");
        assertThat(store().ledger().usage(Corpus.TASK)).isEqualTo(new Usage(2, 0, 0, 18, 2, 1.0));
    }

    @Test
    default void aTasksStandingFollowsItsStateAndBudget() {
        assertThat(store().ledger().allowance(Corpus.TASK)).isEmpty();
        corpus().run("d", "k", "a");
        assertThat(store().ledger().allowance(Corpus.TASK).orElseThrow().budget())
                .isEqualTo(Budget.NONE);
        catalogue().setBudget(Corpus.TASK, new Budget(700L, 1.5));
        catalogue().recordTask(Corpus.TASK, TaskState.PAUSED, "budget: reached", true, NOW);
        assertThat(store().ledger().allowance(Corpus.TASK))
                .contains(new TaskAllowance(TaskState.PAUSED, new Budget(700L, 1.5), Usage.NONE));
        assertThat(catalogue().task(Corpus.TASK).orElseThrow()).satisfies(row -> {
            assertThat(row.held()).isTrue();
            assertThat(row.request().limits().tokenBudget()).isEqualTo(700L);
        });
    }

    @Test
    default void usualAnswersAreTheAverageOfEnoughOfTheSameModelAndTasks() {
        for (int i = 0; i < 20; i++) {
            assertThat(store().ledger().usualOutput("m", List.of(Corpus.TASK))).isEmpty();
            store().ledger()
                    .save(
                            new Entry("key " + i, "chat", "m", Corpus.TASK, NOW, null),
                            Answer.titled("T", "text", 30, 4 + i % 2));
        }
        assertThat(store().ledger().usualOutput("m", List.of(Corpus.TASK))).hasValue(4.5);
        assertThat(store().ledger().usualOutput("m", List.of("other"))).isEmpty();
        assertThat(store().ledger().usualOutput("n", List.of(Corpus.TASK))).isEmpty();
    }

    private static Entry entry(String key, String kind, @Nullable Double cost) {
        return new Entry(key, kind, "m", Corpus.TASK, NOW, cost);
    }

    @Test
    default void aModelsRateIsSharedOutInTurn() {
        assertThat(store().rates().reserve("m", Unit.REQUESTS, 1, 6)).isZero();
        assertThat(store().rates().reserve("m", Unit.REQUESTS, 1, 6))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
        assertThat(store().rates().reserve("m", Unit.REQUESTS, 1, 6))
                .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(20));
        assertThat(store().rates().reserve("m", Unit.TOKENS, 500, 1000)).isZero();
        assertThat(store().rates().reserve("other", Unit.REQUESTS, 1, 6)).isZero();
    }

    private Share claim(String worker, int inFlight, int wanted) {
        return store().permitLeases().claim(new Claim(Corpus.TASK, worker, 4, inFlight, wanted));
    }

    @Test
    default void aTasksCallsAreDividedAmongThoseWhoWantThem() {
        corpus().run("d", "k", "a");
        assertThat(claim("one", 0, 9).places()).isEqualTo(4);
        assertThat(claim("two", 0, 9).places()).as("all are in flight").isZero();
        assertThat(claim("one", 4, 9).places()).as("half, once two have ended").isEqualTo(2);
        assertThat(claim("two", 0, 9).places()).as("none has ended yet").isZero();
        assertThat(claim("one", 3, 9).places()).isEqualTo(2);
        assertThat(claim("two", 0, 9).places()).isEqualTo(1);
        assertThat(claim("one", 2, 9).places()).isEqualTo(2);
        assertThat(claim("two", 1, 9).places()).isEqualTo(2);
    }

    @Test
    default void whatOneWorkerDoesNotWantIsTheOthers() {
        corpus().run("d", "k", "a");
        assertThat(claim("one", 0, 1).places()).isEqualTo(1);
        assertThat(claim("two", 0, 9).places()).isEqualTo(3);
        store().permitLeases().giveBack(Corpus.TASK, "one");
        assertThat(claim("two", 3, 9)).isEqualTo(new Share(4, false));
    }

    @Test
    default void aShareThatWasLostWithCallsInFlightIsTold() {
        corpus().run("d", "k", "a");
        claim("one", 0, 4);
        store().permitLeases().giveBack(Corpus.TASK, "one");
        assertThat(claim("two", 0, 4).places()).isEqualTo(4);
        assertThat(claim("one", 4, 4)).isEqualTo(new Share(0, true));
        assertThat(claim("two", 0, 4).places()).as("what is in flight counts").isZero();
    }

    @Test
    default void aTaskThatNobodyKnowsIsNotShared() {
        assertThat(claim("one", 0, 9)).isEqualTo(new Share(4, false));
        assertThat(claim("two", 0, 9)).isEqualTo(new Share(4, false));
    }
}
