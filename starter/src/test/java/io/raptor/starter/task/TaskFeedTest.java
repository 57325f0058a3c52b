package io.raptor.starter.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.starter.task.TaskFeed.Subscription;
import io.raptor.starter.testing.Statuses;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskFeedTest {

    private final AtomicReference<TaskStatus> now = new AtomicReference<>(Statuses.status(TaskState.RUNNING, 1, 10));
    private final AtomicInteger looks = new AtomicInteger();
    private final TaskFeed feed = new TaskFeed(
            id -> {
                looks.incrementAndGet();
                return Optional.of(SerializedStatus.of(now.get()));
            },
            5);

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    void aWatcherIsToldTheStatusAndEveryChange() {
        List<SerializedStatus> told = new CopyOnWriteArrayList<>();
        feed.watch("t", told::add);
        await().until(() -> told.size() == 1);
        now.set(Statuses.status(TaskState.PAUSED, 1, 10));
        await().until(() -> told.size() == 2);
        assertThat(told)
                .extracting(change -> change.status().state())
                .containsExactly(TaskState.RUNNING, TaskState.PAUSED);
    }

    @Test
    void theClockAloneIsNoChange() {
        List<SerializedStatus> told = new CopyOnWriteArrayList<>();
        feed.watch("t", told::add);
        await().until(() -> told.size() == 1);
        now.set(Statuses.status(TaskState.RUNNING, 2, 9));
        int before = looks.get();
        await().until(() -> looks.get() > before + 3);
        assertThat(told).hasSize(1);
    }

    @Test
    void manyWatchersCostOneLook() {
        List<SerializedStatus> told = new CopyOnWriteArrayList<>();
        TaskFeed slow = new TaskFeed(
                id -> {
                    looks.incrementAndGet();
                    return Optional.of(SerializedStatus.of(now.get()));
                },
                600_000);
        for (int i = 0; i < 100; i++) {
            slow.watch("t", told::add);
        }
        await().until(() -> told.size() == 100);
        assertThat(looks).hasValue(1);
        slow.close();
    }

    @Test
    void nobodyWatchingMeansNoLooking() {
        Subscription one = feed.watch("t", change -> {});
        Subscription other = feed.watch("t", change -> {});
        one.close();
        assertThat(feed.watched()).isEqualTo(1);
        other.close();
        other.close();
        assertThat(feed.watched()).isZero();
    }

    @Test
    void aServiceThatIsAwayIsAskedAgain() {
        List<SerializedStatus> told = new CopyOnWriteArrayList<>();
        TaskFeed flaky = new TaskFeed(
                id -> {
                    if (looks.incrementAndGet() < 3) {
                        throw new IllegalStateException("away");
                    }
                    return Optional.of(SerializedStatus.of(now.get()));
                },
                5);
        flaky.watch("t", told::add);
        await().until(() -> told.size() == 1);
        flaky.close();
    }
}
