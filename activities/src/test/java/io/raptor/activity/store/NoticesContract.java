package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.Notices;
import io.raptor.activity.port.Notices.Notice;
import io.raptor.workflow.model.TaskState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Deliveries of ends and pauses of tasks. */
interface NoticesContract extends StoreFixture {

    private List<Notice> undelivered(Instant now) {
        return store().notices().undelivered(NOW.minusSeconds(60), now, 10);
    }

    private void happens(TaskState state, @Nullable String reason, Instant at) {
        catalogue().recordTask(Corpus.TASK, state, reason, false, at);
    }

    @Test
    default void endsAndPausesAreToldOnceByOneOfAll() {
        corpus().run("d", "key", "a.md");
        happens(TaskState.RUNNING, null, NOW);
        happens(TaskState.PAUSED, "quota: used up", NOW.plusSeconds(1));
        Notices notices = store().notices();
        Instant now = NOW.plusSeconds(10);
        assertThat(undelivered(now)).singleElement().satisfies(one -> {
            assertThat(one.taskId()).isEqualTo(Corpus.TASK);
            assertThat(one.state()).isEqualTo(TaskState.PAUSED);
            assertThat(one.reason()).isEqualTo("quota: used up");
            assertThat(one.at()).isEqualTo(NOW.plusSeconds(1));
        });
        long number = undelivered(now).get(0).number();
        assertThat(notices.claim(number, now, now.plusSeconds(60))).isTrue();
        assertThat(notices.claim(number, now, now.plusSeconds(60))).isFalse();
        assertThat(undelivered(now)).isEmpty();
        notices.delivered(number, now);
        assertThat(undelivered(now.plusSeconds(120))).isEmpty();
        assertThat(notices.deliveries(Corpus.TASK, 10))
                .extracting(Notices.Delivery::deliveredAt)
                .containsExactly(now);
    }

    @Test
    default void whatHappenedIsThereForAllWhoLookToldOrNot() {
        corpus().run("d", "key", "a.md");
        happens(TaskState.RUNNING, null, NOW);
        happens(TaskState.PAUSED, "lunch", NOW.plusSeconds(1));
        happens(TaskState.PAUSED, "quota: used up", NOW.plusSeconds(2));
        happens(TaskState.COMPLETED, null, NOW.plusSeconds(3));
        List<Notice> all = store().notices().happened(NOW, 10);
        assertThat(all).extracting(Notice::isNews).containsExactly(false, true, true);
        store().notices().delivered(all.get(2).number(), NOW.plusSeconds(4));
        assertThat(store().notices().happened(NOW.plusSeconds(2), 10))
                .extracting(Notice::state)
                .containsExactly(TaskState.COMPLETED);
    }

    @Test
    default void whatWasNotToldIsToldLater() {
        corpus().run("d", "key", "a.md");
        happens(TaskState.COMPLETED, null, NOW);
        Notices notices = store().notices();
        long number = undelivered(NOW).get(0).number();
        assertThat(notices.claim(number, NOW, NOW.plusSeconds(60))).isTrue();
        assertThat(undelivered(NOW.plusSeconds(60)))
                .extracting(Notice::attempts)
                .containsExactly(1);
        notices.postpone(number, NOW.plusSeconds(5), "it answered 503".repeat(20));
        assertThat(notices.deliveries(Corpus.TASK, 10)).singleElement().satisfies(one -> {
            assertThat(one.notice().attempts()).isEqualTo(1);
            assertThat(one.deliveredAt()).isNull();
            assertThat(one.nextAt()).isEqualTo(NOW.plusSeconds(5));
            assertThat(one.problem()).startsWith("it answered 503").hasSize(200);
        });
        assertThat(undelivered(NOW.plusSeconds(4))).isEmpty();
        assertThat(undelivered(NOW.plusSeconds(5))).hasSize(1);
        assertThat(notices.undelivered(NOW.plusSeconds(1), NOW.plusSeconds(5), 10))
                .isEmpty();
    }
}
