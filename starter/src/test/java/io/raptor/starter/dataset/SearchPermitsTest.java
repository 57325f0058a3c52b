package io.raptor.starter.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.raptor.starter.problem.OperationException;
import io.raptor.starter.problem.OperationException.Kind;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class SearchPermitsTest {

    private final SearchPermits permits = new SearchPermits(2);
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();

    private Thread search() {
        Thread thread = new Thread(() -> permits.run(this::work));
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private int work() {
        int now = running.incrementAndGet();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.decrementAndGet();
        return now;
    }

    @Test
    void soManyRunSomeWaitAndTheRestIsToldToComeAgain() throws InterruptedException {
        Thread[] searches = new Thread[34];
        for (int i = 0; i < searches.length; i++) {
            searches[i] = search();
        }
        await().until(() -> running.get() == 2 && waiting(searches) == searches.length);
        assertThatThrownBy(() -> permits.run(() -> 1))
                .isInstanceOfSatisfying(
                        OperationException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
        assertThat(running.get()).isEqualTo(2);
        end.countDown();
        for (Thread search : searches) {
            search.join();
        }
        assertThat(permits.run(() -> 7)).isEqualTo(7);
    }

    private static long waiting(Thread[] searches) {
        long waiting = 0;
        for (Thread search : searches) {
            Thread.State state = search.getState();
            waiting += state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING ? 1 : 0;
        }
        return waiting;
    }

    @Test
    void whoGivesUpNoLongerWaits() throws InterruptedException {
        search();
        search();
        await().until(() -> running.get() == 2);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread third = new Thread(() -> permits.run(() -> 1));
        third.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
        third.start();
        await().until(() -> third.getState() == Thread.State.TIMED_WAITING);
        third.interrupt();
        third.join();
        assertThat(thrown.get()).isInstanceOf(OperationException.class);
        end.countDown();
    }
}
