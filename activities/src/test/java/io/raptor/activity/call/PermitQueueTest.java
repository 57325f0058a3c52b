package io.raptor.activity.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PermitQueueTest {

    private final PermitQueue line = new PermitQueue();
    private final List<String> admitted = new CopyOnWriteArrayList<>();
    private final List<Future<?>> calls = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void takeTheOnePlace() throws InterruptedException {
        line.resize(1);
        line.acquire(0);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void admitsTheLowestTurnFirstAndThoseOfOneTurnAsTheyCame() {
        waits(2, "second document");
        waits(3, "third document");
        waits(1, "first document");
        waits(1, "first document again");

        line.release();

        await().until(() -> admitted.size() == 4);
        assertThat(admitted)
                .containsExactly("first document", "first document again", "second document", "third document");
        await().until(() -> line.inFlight() == 0);
    }

    @Test
    void givesThePlaceOfOneThatWaitsNoMoreToTheNext() {
        waits(1, "gone");
        waits(2, "next");

        calls.get(0).cancel(true);
        await().until(() -> line.waiting() == 1);
        line.release();

        await().until(() -> admitted.contains("next"));
        assertThat(admitted).doesNotContain("gone");
    }

    @Test
    void beginsNothingWhileMoreIsInFlightThanThereArePlaces() throws InterruptedException {
        line.resize(2);
        line.acquire(0);
        line.resize(1);
        waits(0, "waiting");

        line.release();
        assertThat(line.waiting()).isOne();
        line.release();

        await().until(() -> admitted.contains("waiting"));
    }

    @Test
    void letsEverybodyGoWhenDismissed() {
        waits(1, "one");
        waits(2, "two");

        line.dismiss();

        await().until(() -> admitted.size() == 2);
        assertThat(admitted).containsExactlyInAnyOrder("one", "two");
    }

    private void waits(long turn, String name) {
        int before = line.waiting();
        calls.add(threads.submit(() -> {
            line.acquire(turn);
            admitted.add(name);
            line.release();
            return name;
        }));
        await().until(() -> line.waiting() == before + 1);
    }
}
