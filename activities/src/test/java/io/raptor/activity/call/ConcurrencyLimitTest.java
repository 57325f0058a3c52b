package io.raptor.activity.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.port.CallObserver;
import io.raptor.activity.port.IndexingException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {

    private final ConcurrencyLimit gate = new ConcurrencyLimit(CallObserver.NONE);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void beginsNoCallOnceItIsClosed() {
        ConcurrencyLimit closing = new ConcurrencyLimit(CallObserver.NONE);
        closing.close();
        assertThatThrownBy(() -> closing.pass(new Caller("task", 1), () -> "called"))
                .isInstanceOf(IndexingException.class)
                .hasMessageContaining("stopping");
    }

    @Test
    void letsNoMoreCallsBeInFlightThanATaskMayHave() throws Exception {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(50);
        for (int i = 0; i < 50; i++) {
            threads.execute(() -> {
                gate.pass(new Caller("task", 3), () -> {
                    most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                    return inFlight.decrementAndGet();
                });
                done.countDown();
            });
        }
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(most.get()).isBetween(1, 3);
        assertThat(gate.tasks()).isZero();
    }

    @Test
    void letsOtherTasksPassWhileOneIsFull() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Future<Integer> full = threads.submit(() -> gate.pass(new Caller("full", 1), () -> {
            entered.countDown();
            await(leave);
            return 1;
        }));
        entered.await();
        assertThat(gate.pass(new Caller("other", 1), () -> 2)).isEqualTo(2);
        leave.countDown();
        assertThat(full.get(20, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(gate.tasks()).isZero();
    }

    @Test
    void letsACallPassWhoseTaskIsNotCountedYet() {
        PermitQueue line = new PermitQueue();
        Permits uncounted = new Permits() {
            @Override
            public PermitQueue enter(String taskId, int limit) {
                line.enter(limit);
                line.resize(limit);
                return line;
            }

            @Override
            public void leave(String taskId) {
                line.leave();
            }

            @Override
            public void dismiss() {
                line.dismiss();
            }

            @Override
            public void giveBack() {
                // nobody else waits
            }

            @Override
            public int tasks() {
                return 0;
            }
        };
        assertThat(new ConcurrencyLimit(uncounted, CallObserver.NONE).<Integer>pass(new Caller("task", 1), () -> 1))
                .isEqualTo(1);
    }

    @Test
    void opensFurtherWhenACallComesWithAHigherLimit() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Future<Integer> first = threads.submit(() -> gate.pass(new Caller("task", 1), () -> {
            entered.countDown();
            await(leave);
            return 1;
        }));
        entered.await();
        assertThat(gate.pass(new Caller("task", 2), () -> 2)).isEqualTo(2);
        leave.countDown();
        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void stopsWaitingWhenInterruptedAndKeepsTheFlag() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        threads.execute(() -> gate.pass(new Caller("task", 1), () -> {
            entered.countDown();
            await(leave);
            return 1;
        }));
        entered.await();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> gate.pass(new Caller("task", 1), () -> 2)).isInstanceOf(IndexingException.class);
        assertThat(Thread.interrupted()).isTrue();
        leave.countDown();
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
