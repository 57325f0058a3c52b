package io.raptor.activity.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.PermitLeases;
import io.raptor.activity.port.Store;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.store.StoreSettings;
import io.raptor.activity.testing.ForkedMain;
import io.raptor.activity.testing.LocalPostgres;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several workers over one PostgreSQL. */
@Timeout(120)
class LeasedPermitsIT {

    private static final String TASK = "task";
    private static final int LIMIT = 4;
    private static @Nullable LocalPostgres postgres;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final List<Store> stores = new ArrayList<>();
    private StoreSettings settings;

    @BeforeAll
    static void start() throws Exception {
        postgres = LocalPostgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (postgres != null) {
            postgres.close();
        }
    }

    @BeforeEach
    void empty() {
        settings = Objects.requireNonNull(postgres).emptied();
        store().catalogue()
                .beginRun(
                        TASK,
                        TaskRequest.of(TASK, "d", List.of("/somewhere"), RaptorSettings.defaults(), Limits.defaults()));
    }

    @AfterEach
    void close() throws InterruptedException {
        threads.shutdownNow();
        threads.awaitTermination(20, TimeUnit.SECONDS);
        stores.forEach(Store::close);
    }

    /** As another process would open it. */
    private Store store() {
        Store store = SqlStore.open(settings);
        stores.add(store);
        return store;
    }

    private ConcurrencyLimit worker() {
        return new ConcurrencyLimit(store(), CallObserver.NONE);
    }

    /** A worker that is killed: it takes all places of the task, says so, and keeps them. */
    static final class Greedy {

        public static void main(String[] args) {
            ConcurrencyLimit gate =
                    new ConcurrencyLimit(SqlStore.open(new StoreSettings(args[0], "", "")), CallObserver.NONE);
            CountDownLatch all = new CountDownLatch(LIMIT);
            for (int i = 0; i < LIMIT; i++) {
                new Thread(() -> gate.pass(new Caller(TASK, LIMIT), () -> {
                            all.countDown();
                            ConcurrencyLimitTest.await(new CountDownLatch(1));
                            return 1;
                        }))
                        .start();
            }
            ConcurrencyLimitTest.await(all);
            System.out.println("all taken");
        }
    }

    @Test
    void twoWorkersTogetherKeepToTheTasksCallsAndUseThemAll() throws Exception {
        ConcurrencyLimit one = worker();
        ConcurrencyLimit other = worker();
        AtomicInteger[] made = {new AtomicInteger(), new AtomicInteger()};
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            calls.add(threads.submit(() -> one.pass(new Caller(TASK, LIMIT), () -> call(made[0]))));
            calls.add(threads.submit(() -> other.pass(new Caller(TASK, LIMIT), () -> call(made[1]))));
        }
        int[] early = {0};
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    early[0] = Math.min(made[0].get(), made[1].get());
                    return made[0].get() + made[1].get() >= 60;
                });
        for (Future<?> call : calls) {
            call.get(60, TimeUnit.SECONDS);
        }
        assertThat(most).hasValue(LIMIT);
        assertThat(early[0]).as("calls of the slower worker in the first half").isGreaterThan(5);
        one.giveBack();
        other.giveBack();
    }

    @Test
    void aKilledWorkersPlacesComeBack() throws Exception {
        Process greedy = ForkedMain.start(Greedy.class, settings.url());
        ConcurrencyLimit gate = worker();
        List<Future<?>> calls = new ArrayList<>();
        try (BufferedReader lines = greedy.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("all taken");
            for (int i = 0; i < 2 * LIMIT; i++) {
                calls.add(threads.submit(() -> gate.pass(new Caller(TASK, LIMIT), () -> call(new AtomicInteger()))));
            }
            // Longer than a share lasts: one that is claimed again does not run out under calls in flight.
            await().during(PermitLeases.LEASE.plusSeconds(2))
                    .atMost(PermitLeases.LEASE.plusSeconds(10))
                    .until(() -> most.get() == 0);
        } finally {
            greedy.destroyForcibly();
        }
        greedy.waitFor();
        long killed = System.nanoTime();
        await().atMost(PermitLeases.LEASE.plusSeconds(10)).until(() -> most.get() > 0);
        assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(PermitLeases.LEASE.plusSeconds(3));
        for (Future<?> call : calls) {
            call.get(20, TimeUnit.SECONDS);
        }
        assertThat(most).hasValue(LIMIT);
        gate.giveBack();
    }

    @Test
    void aWorkerThatEndsLeavesItsPlacesAtOnce() throws Exception {
        ConcurrencyLimit ending = worker();
        CountDownLatch entered = new CountDownLatch(LIMIT);
        CountDownLatch leave = new CountDownLatch(1);
        List<Future<?>> held = new ArrayList<>();
        for (int i = 0; i < LIMIT; i++) {
            held.add(threads.submit(() -> ending.pass(new Caller(TASK, LIMIT), () -> {
                entered.countDown();
                ConcurrencyLimitTest.await(leave);
                return 1;
            })));
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(held).as("calls that hold a place").noneMatch(Future::isDone);
            return entered.getCount() == 0;
        });
        Future<Integer> waiting = threads.submit(() -> ending.pass(new Caller(TASK, LIMIT), () -> 1));
        ConcurrencyLimit next = worker();
        Future<Integer> other = threads.submit(() -> next.pass(new Caller(TASK, LIMIT), () -> 2));
        await().until(() -> next.tasks() == 1);
        ending.close();
        assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(IndexingException.class);
        assertThat(other).isNotDone();
        leave.countDown();
        for (Future<?> call : held) {
            call.get(5, TimeUnit.SECONDS);
        }
        ending.giveBack();
        assertThat(other.get(5, TimeUnit.SECONDS)).isEqualTo(2);
        next.giveBack();
    }

    @Test
    void aTaskWithoutCallsIsForgotten() {
        ConcurrencyLimit gate = worker();
        assertThat(gate.pass(new Caller(TASK, LIMIT), () -> 1)).isEqualTo(1);
        await().until(() -> gate.tasks() == 0);
        assertThat(gate.pass(new Caller(TASK, LIMIT), () -> 2)).isEqualTo(2);
        gate.giveBack();
    }

    @Test
    void twoWorkersTogetherKeepToAModelsRequestsAMinute() throws Exception {
        int perMinute = 300;
        int calls = 16;
        List<Future<?>> waits = new ArrayList<>();
        long began = System.nanoTime();
        for (Store store : List.of(store(), store())) {
            RateLimit rate = new RateLimit(store.rates(), "model", perMinute, 0);
            for (int i = 0; i < calls / 2; i++) {
                waits.add(threads.submit(() -> rate.await(1)));
            }
        }
        for (Future<?> wait : waits) {
            wait.get(60, TimeUnit.SECONDS);
        }
        Duration least = Duration.ofMinutes(1).multipliedBy(calls - 1).dividedBy(perMinute);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .as("the last of %s calls at %s a minute", calls, perMinute)
                .isBetween(least.minusMillis(50), least.plusSeconds(10));
    }

    private int call(AtomicInteger made) {
        most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try {
            TimeUnit.MILLISECONDS.sleep(40); // what a model takes
            return made.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } finally {
            inFlight.decrementAndGet();
        }
    }
}
