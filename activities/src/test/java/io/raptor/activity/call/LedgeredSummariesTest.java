package io.raptor.activity.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.call.LedgeredSummaries.PaidSummary;
import io.raptor.activity.model.Clusters;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Ledger.Rejected;
import io.raptor.activity.port.Summariser.ClusterContent;
import io.raptor.activity.port.Summariser.Summary;
import io.raptor.workflow.model.Budget;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.Usage;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgeredSummariesTest {

    private static final Answer ANSWER = Answer.titled("Title", "Text.", 10, 2);
    private static final Summary SUMMARY = new Summary("Title", "Text.", 10, 2);
    private static final ClusterContent CLUSTER = Clusters.of(64, "one", "two");
    private static final Caller CALLER = new Caller("task", 16);

    private final FakeLedger ledger = new FakeLedger();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void answersFromTheLedgerWithoutACall() {
        FakeSummariser model = new FakeSummariser(attempt -> ANSWER);
        LedgeredSummaries summaries = summaries(model);
        assertThat(summaries.ask(CALLER, CLUSTER)).isEqualTo(new PaidSummary(SUMMARY, new Usage(1, 0, 0, 10, 2, null)));
        assertThat(summaries.ask(CALLER, CLUSTER)).isEqualTo(new PaidSummary(SUMMARY, Usage.CACHED));
        assertThat(model.calls).hasValue(1);
    }

    @Test
    void asksAnewWhenAnythingOfTheQuestionDiffers() {
        FakeSummariser model = new FakeSummariser(attempt -> ANSWER);
        LedgeredSummaries summaries = summaries(model);
        summaries.ask(CALLER, CLUSTER);
        summaries.ask(CALLER, Clusters.of(64, "onet", "wo"));
        summaries.ask(CALLER, Clusters.of(65, "one", "two"));
        summaries.ask(CALLER, Clusters.prompted("Say {cluster_content}", "one", "two"));
        assertThat(model.calls).hasValue(4);
    }

    @Test
    void asksAgainAfterABadAnswerAndStoresOnlyTheGoodOne() {
        FakeSummariser model = failingUntil(2, FailureType.BAD_MODEL_OUTPUT);
        assertThat(summaries(model).ask(CALLER, CLUSTER).usage().modelCalls()).isEqualTo(3);
        assertThat(ledger.answers).hasSize(1).containsValue(ANSWER);
        assertThat(ledger.rejected)
                .hasSize(2)
                .allSatisfy(bad -> assertThat(bad.text()).isEqualTo("gibberish"));
        assertThat(ledger.usage("task").tokens()).isEqualTo(2 * 13 + 12);
    }

    @Test
    void givesUpAfterManyBadAnswers() {
        FakeSummariser model = failingUntil(100, FailureType.BAD_MODEL_OUTPUT);
        assertThatThrownBy(() -> summaries(model).ask(CALLER, CLUSTER)).isInstanceOf(IndexingException.class);
        assertThat(model.calls).hasValue(LedgeredChat.MOST_ATTEMPTS);
        assertThat(ledger.answers).isEmpty();
    }

    @Test
    void leavesAnyOtherFailureToItsCaller() {
        FakeSummariser model = failingUntil(100, FailureType.RATE_LIMITED);
        assertThatThrownBy(() -> summaries(model).ask(CALLER, CLUSTER))
                .isInstanceOfSatisfying(
                        IndexingException.class, e -> assertThat(e.type()).isEqualTo(FailureType.RATE_LIMITED));
        assertThat(model.calls).hasValue(1);
    }

    @Test
    void anAnswerThatTheStoreLostIsSavedLaterWithoutASecondCall() {
        FakeSummariser model = new FakeSummariser(attempt -> ANSWER);
        LedgeredSummaries summaries = summaries(model);
        ledger.refusals.add(FailureType.STORE_UNAVAILABLE);
        assertThatThrownBy(() -> summaries.ask(CALLER, CLUSTER))
                .isInstanceOfSatisfying(
                        IndexingException.class, e -> assertThat(e.type()).isEqualTo(FailureType.STORE_UNAVAILABLE));
        assertThat(summaries.ask(CALLER, CLUSTER)).isEqualTo(new PaidSummary(SUMMARY, new Usage(1, 0, 0, 10, 2, null)));
        assertThat(model.calls).hasValue(1);
        assertThat(ledger.answers).hasSize(1);
        assertThat(ledger.usage("task")).isEqualTo(new Usage(1, 0, 0, 10, 2, null));
    }

    @Test
    void anAnswerThatTheStoreRefusesIsCountedAloneAndNotPaidForAgain() {
        FakeSummariser model = new FakeSummariser(attempt -> ANSWER);
        LedgeredSummaries summaries = summaries(model);
        ledger.refusals.add(FailureType.INTERNAL);
        assertThat(summaries.ask(CALLER, CLUSTER).answer()).isEqualTo(SUMMARY);
        assertThat(summaries.ask(CALLER, CLUSTER)).isEqualTo(new PaidSummary(SUMMARY, Usage.CACHED));
        assertThat(model.calls).hasValue(1);
        assertThat(ledger.usage("task").tokens()).isEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource(names = {"INTERNAL", "STORE_UNAVAILABLE"})
    void aBadAnswerIsCountedThoughTheStoreDoesNotTakeIt(FailureType refusal) {
        FakeSummariser model = failingUntil(1, FailureType.BAD_MODEL_OUTPUT);
        LedgeredSummaries summaries = summaries(model);
        ledger.refusals.add(refusal);
        if (refusal == FailureType.STORE_UNAVAILABLE) {
            assertThatThrownBy(() -> summaries.ask(CALLER, CLUSTER)).isInstanceOf(IndexingException.class);
            summaries.ask(CALLER, CLUSTER);
            assertThat(ledger.usage("task").tokens()).isEqualTo(2 * 13 + 12);
        } else {
            summaries.ask(CALLER, CLUSTER);
            assertThat(ledger.usage("task").tokens()).isEqualTo(13 + 12);
        }
    }

    @Test
    void anAnswerThatNoOtherSeedChangesIsCountedAndNotAskedForAgain() {
        FakeSummariser model = new FakeSummariser(attempt -> {
            throw new BadAnswerException(
                    FailureType.MODEL_REFUSED, "filtered", new Rejected("filtered", "no\uD83D", 10, 3), null);
        });
        assertThatThrownBy(() -> summaries(model).ask(CALLER, CLUSTER))
                .isInstanceOfSatisfying(
                        IndexingException.class, e -> assertThat(e.type()).isEqualTo(FailureType.MODEL_REFUSED));
        assertThat(model.calls).hasValue(1);
        assertThat(ledger.usage("task").tokens()).isEqualTo(13);
        assertThat(ledger.rejected).extracting(Rejected::text).containsExactly("no\uFFFD");
    }

    @Test
    void makesEqualCallsOfSeveralThreadsOnce() throws Exception {
        CountDownLatch inFlight = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        FakeSummariser model = new FakeSummariser(parked(inFlight, answer));
        LedgeredSummaries summaries = summaries(model);
        Future<PaidSummary> leader = threads.submit(() -> summaries.ask(CALLER, CLUSTER));
        inFlight.await();
        Thread follower = new Thread(() -> summaries.ask(CALLER, CLUSTER));
        follower.start();
        awaitParked(follower);
        answer.countDown();
        follower.join();
        assertThat(leader.get(20, TimeUnit.SECONDS).usage().modelCalls()).isEqualTo(1);
        assertThat(model.calls).hasValue(1);
    }

    @Test
    void asksItselfWhenTheCallItWaitedForFails() throws Exception {
        CountDownLatch inFlight = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        FakeSummariser model = new FakeSummariser(attempt -> {
            if (first.getAndSet(false)) {
                park(inFlight, answer);
                throw new IndexingException(FailureType.MODEL_UNAVAILABLE, "down");
            }
            return ANSWER;
        });
        LedgeredSummaries summaries = summaries(model);
        Future<PaidSummary> leader = threads.submit(() -> summaries.ask(CALLER, CLUSTER));
        inFlight.await();
        Thread follower = new Thread(() -> summaries.ask(CALLER, CLUSTER));
        follower.start();
        awaitParked(follower);
        answer.countDown();
        follower.join();
        assertThatThrownBy(leader::get).hasCauseInstanceOf(IndexingException.class);
        assertThat(ledger.answers).hasSize(1);
        assertThat(model.calls).hasValue(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"PAUSED", "CANCELLING", "CANCELLED"})
    void makesNoCallForATaskThatIsNotToGoOn(TaskState state) {
        ledger.state = state;
        FakeSummariser model = new FakeSummariser(attempt -> ANSWER);
        assertThatThrownBy(() -> summaries(model).ask(CALLER, CLUSTER))
                .isInstanceOfSatisfying(
                        IndexingException.class, e -> assertThat(e.type()).isEqualTo(FailureType.TASK_PAUSED));
        assertThat(model.calls).hasValue(0);
    }

    @Test
    void makesNoCallThatMightPassTheBudget() {
        ledger.budget = new Budget(500L, null);
        FakeSummariser model = new FakeSummariser(attempt -> Answer.titled("Title", "Text.", 150, 50));
        LedgeredSummaries summaries = summaries(model);
        summaries.ask(CALLER, Clusters.of(64, "one"));
        summaries.ask(CALLER, Clusters.of(64, "two"));
        assertThatThrownBy(() -> summaries.ask(CALLER, Clusters.of(64, "three")))
                .isInstanceOfSatisfying(
                        IndexingException.class, e -> assertThat(e.type()).isEqualTo(FailureType.BUDGET_REACHED))
                .hasMessageContaining("token_budget of 500");
        assertThat(ledger.usage("task").tokens()).isEqualTo(400);
    }

    @Test
    void callsInFlightCountTowardsTheBudget() throws Exception {
        ledger.budget = new Budget(500L, null);
        CountDownLatch inFlight = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        LedgeredSummaries summaries = summaries(new FakeSummariser(parked(inFlight, answer)));
        Future<PaidSummary> first = threads.submit(() -> summaries.ask(CALLER, Clusters.of(200, "one")));
        inFlight.await();
        assertThatThrownBy(() -> summaries.ask(CALLER, Clusters.of(200, "two"))).isInstanceOf(IndexingException.class);
        answer.countDown();
        assertThat(first.get(20, TimeUnit.SECONDS).usage().modelCalls()).isEqualTo(1);
        summaries.ask(CALLER, Clusters.of(200, "two"));
    }

    @Test
    void aCostBudgetNeedsAPrice() {
        ledger.budget = new Budget(null, 1.0);
        FakeSummariser model = new FakeSummariser(attempt -> ANSWER);
        assertThatThrownBy(() -> summaries(model).ask(CALLER, CLUSTER)).hasMessageContaining("raptor.prices");
    }

    private LedgeredSummaries summaries(FakeSummariser model) {
        return new LedgeredSummaries(model, RateLimit.unlimited("fake"), ledger, ledger.calls(), () -> Instant.EPOCH);
    }

    private static FakeSummariser failingUntil(int attempts, FailureType type) {
        return new FakeSummariser(attempt -> {
            if (attempt < attempts) {
                throw type == FailureType.BAD_MODEL_OUTPUT
                        ? new BadAnswerException("fake", "nonsense", "gibberish", 10, 3)
                        : new IndexingException(type, "no");
            }
            return ANSWER;
        });
    }

    private static IntFunction<Answer> parked(CountDownLatch inFlight, CountDownLatch answer) {
        return attempt -> {
            park(inFlight, answer);
            return ANSWER;
        };
    }

    private static void park(CountDownLatch inFlight, CountDownLatch answer) {
        inFlight.countDown();
        ConcurrencyLimitTest.await(answer);
    }

    /** The follower has nothing else to wait for than the leader's answer. */
    private static void awaitParked(Thread follower) {
        while (follower.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
