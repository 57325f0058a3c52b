package io.raptor.starter.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.starter.problem.OperationException;
import io.raptor.workflow.model.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class StatusCacheTest {

    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger questions = new AtomicInteger();
    /** A task in here answers when its latch is opened. */
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    private final AtomicBoolean failing = new AtomicBoolean();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final StatusCache<Optional<TaskStatus>> recent =
            new StatusCache<>(this::answer, Duration.ofSeconds(1), now::get);

    private Optional<TaskStatus> answer(String taskId) {
        questions.incrementAndGet();
        CountDownLatch latch = held.get(taskId);
        if (latch != null) {
            begun.countDown();
            await(latch);
        }
        return Optional.empty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @AfterEach
    void end() {
        held.values().forEach(CountDownLatch::countDown);
        callers.shutdownNow();
    }

    @Test
    void aTaskIsAskedOnceASecond() {
        recent.of("t");
        now.addAndGet(SECOND - 1);
        recent.of("t");
        assertThat(questions).hasValue(1);
        now.addAndGet(1);
        recent.of("t");
        assertThat(questions).hasValue(2);
    }

    @Test
    void allWhoComeWhileATaskIsAskedHaveTheSameAnswer() throws Exception {
        CountDownLatch latch = hold("t");
        List<Future<?>> answers = new ArrayList<>(List.of(callers.submit(() -> recent.of("t"))));
        await(begun);
        now.addAndGet(10 * SECOND);
        for (int i = 0; i < 20; i++) {
            answers.add(callers.submit(() -> recent.of("t")));
        }
        latch.countDown();
        for (Future<?> answer : answers) {
            answer.get(20, TimeUnit.SECONDS);
        }
        // Those that came after the answer begin one more question at most: the first is old by then.
        assertThat(questions.get()).isBetween(1, 2);
    }

    @Test
    void whileATaskIsAskedAgainTheLastAnswerServesUntilItIsOld() throws Exception {
        recent.of("t");
        CountDownLatch latch = hold("t");
        now.addAndGet(SECOND);
        Future<?> asking = callers.submit(() -> recent.of("t"));
        await(begun);
        for (int i = 0; i < 20; i++) {
            callers.submit(() -> recent.of("t")).get(20, TimeUnit.SECONDS);
        }
        assertThat(asking).isNotDone();
        now.addAndGet(2 * SECOND);
        Future<?> late = callers.submit(() -> recent.of("t"));
        assertThat(questions).hasValue(2);
        latch.countDown();
        asking.get(20, TimeUnit.SECONDS);
        late.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aTaskThatIsSlowKeepsNobodyWaitingWhoAsksAboutAnother() throws Exception {
        // Both names have the same hash.
        assertThat("BB").hasSameHashCodeAs("Aa");
        hold("Aa");
        Future<?> slow = callers.submit(() -> recent.of("Aa"));
        await(begun);
        callers.submit(() -> recent.of("BB")).get(20, TimeUnit.SECONDS);
        assertThat(slow).isNotDone();
    }

    @Test
    void anAnswerFromBeforeACommandIsNoneAfterIt() throws Exception {
        CountDownLatch latch = hold("t");
        Future<?> before = callers.submit(() -> recent.of("t"));
        await(begun);
        held.remove("t");
        recent.forget("t");
        recent.of("t");
        assertThat(questions).hasValue(2);
        latch.countDown();
        before.get(20, TimeUnit.SECONDS);
        recent.of("t");
        assertThat(questions).hasValue(2);
    }

    @Test
    void norIsItToldWhileTheNextOneIsAskedFor() throws Exception {
        StatusCache<Integer> counting = new StatusCache<>(
                taskId -> {
                    int question = questions.incrementAndGet();
                    answer(taskId);
                    return question;
                },
                Duration.ofSeconds(1),
                now::get);
        CountDownLatch first = hold("t");
        Future<Integer> before = callers.submit(() -> counting.of("t"));
        await(begun);
        counting.forget("t");
        CountDownLatch second = hold("t");
        Future<Integer> asking = callers.submit(() -> counting.of("t"));
        Awaitility.await().until(() -> questions.get() == 4);
        first.countDown();
        assertThat(before.get(20, TimeUnit.SECONDS)).isEqualTo(1);
        Future<Integer> waiting = callers.submit(() -> counting.of("t"));
        second.countDown();
        assertThat(asking.get(20, TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void whatIsInFlightIsNotDroppedForOthers() throws Exception {
        CountDownLatch latch = hold("t");
        Future<?> first = callers.submit(() -> recent.of("t"));
        await(begun);
        for (int i = 0; i < 3 * StatusCache.KEPT; i++) {
            recent.of("task " + i);
        }
        int soFar = questions.get();
        Future<?> second = callers.submit(() -> recent.of("t"));
        latch.countDown();
        first.get(20, TimeUnit.SECONDS);
        second.get(20, TimeUnit.SECONDS);
        assertThat(questions).hasValue(soFar);
    }

    @Test
    void anAnswerThatWasLongInComingIsOldWhenItComes() throws Exception {
        CountDownLatch latch = hold("t");
        Future<?> slow = callers.submit(() -> recent.of("t"));
        await(begun);
        now.addAndGet(10 * SECOND);
        latch.countDown();
        slow.get(20, TimeUnit.SECONDS);
        recent.of("t");
        assertThat(questions).hasValue(2);
    }

    @Test
    void aFailureIsSharedForASecondToo() {
        StatusCache<Optional<TaskStatus>> failing = new StatusCache<>(
                taskId -> {
                    questions.incrementAndGet();
                    throw new OperationException(OperationException.Kind.UNAVAILABLE, "no worker");
                },
                Duration.ofSeconds(1),
                now::get);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> failing.of("t"))
                    .isInstanceOf(OperationException.class)
                    .hasMessage("no worker");
        }
        assertThat(questions).hasValue(1);
        now.addAndGet(SECOND);
        assertThatThrownBy(() -> failing.of("t")).isInstanceOf(OperationException.class);
        assertThat(questions).hasValue(2);
    }

    @Test
    void nobodyWaitsLongForATaskThatHasAnsweredLately() {
        StatusCache<String> prompt = prompt((id, last) -> Optional.of("known, after " + last));
        assertThat(prompt.of("t")).isEqualTo("answer 1");
        CountDownLatch latch = hold("t");
        now.addAndGet(StatusCache.LATELY.toNanos() - 1);
        assertThat(prompt.of("t")).isEqualTo("known, after answer 1");
        assertThat(prompt.of("t")).isEqualTo("known, after answer 1");
        assertThat(questions).as("one question, however many look").hasValue(2);
        latch.countDown();
        Awaitility.await().until(() -> {
            now.addAndGet(SECOND);
            return prompt.of("t").startsWith("answer");
        });
    }

    @Test
    void oneThatHasNotIsWaitedFor() throws Exception {
        StatusCache<String> prompt = prompt((id, last) -> Optional.of("known"));
        prompt.of("t");
        now.addAndGet(StatusCache.LATELY.toNanos());
        assertAwaited(prompt, "answer 2");
    }

    @Test
    void soIsOneOfWhichNothingElseIsKnown() throws Exception {
        StatusCache<String> prompt = prompt((id, last) -> Optional.empty());
        prompt.of("t");
        now.addAndGet(SECOND);
        assertAwaited(prompt, "answer 2");
    }

    @Test
    void soIsOneThatWasToldSomething() throws Exception {
        StatusCache<String> prompt = prompt((id, last) -> Optional.of("known"));
        prompt.of("t");
        prompt.forget("t");
        assertAwaited(prompt, "answer 2");
    }

    @Test
    void soIsOneThatFailedToAnswer() throws Exception {
        StatusCache<String> prompt = prompt((id, last) -> Optional.of("known"));
        prompt.of("t");
        failing.set(true);
        now.addAndGet(SECOND);
        assertThatThrownBy(() -> prompt.of("t")).hasMessage("no worker");
        failing.set(false);
        now.addAndGet(SECOND);
        assertAwaited(prompt, "answer 3");
    }

    /** Those who look wait for longer than they would for something else. */
    private void assertAwaited(StatusCache<String> prompt, String answer) throws Exception {
        CountDownLatch latch = hold("t");
        Future<String> look = callers.submit(() -> next(prompt, answer));
        await(begun);
        assertThatThrownBy(() -> look.get(2 * StatusCache.PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        latch.countDown();
        assertThat(look.get(20, TimeUnit.SECONDS)).isEqualTo(answer);
    }

    /** The cache may still be about to note how old the answer before is. */
    private static String next(StatusCache<String> prompt, String answer) {
        while (true) {
            try {
                String said = prompt.of("t");
                if (said.equals(answer)) {
                    return said;
                }
            } catch (IllegalStateException failedBefore) {
                Thread.onSpinWait();
            }
        }
    }

    private StatusCache<String> prompt(BiFunction<String, String, Optional<String>> meanwhile) {
        return new StatusCache<>(
                taskId -> {
                    answer(taskId);
                    if (failing.get()) {
                        throw new IllegalStateException("no worker");
                    }
                    return "answer " + questions;
                },
                Duration.ofSeconds(1),
                meanwhile,
                now::get);
    }

    @Test
    void noMoreTasksAreRememberedThanAreKept() {
        for (int i = 0; i < 3 * StatusCache.KEPT; i++) {
            recent.of("task " + i);
            assertThat(recent.size()).isLessThanOrEqualTo(StatusCache.KEPT);
        }
    }

    private CountDownLatch hold(String taskId) {
        CountDownLatch latch = new CountDownLatch(1);
        held.put(taskId, latch);
        return latch;
    }
}
