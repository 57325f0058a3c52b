package io.raptor.starter.page.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.raptor.activity.port.Notices.Delivery;
import io.raptor.activity.port.Notices.Notice;
import io.raptor.workflow.model.TaskState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WebhookMessageTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static Notice notice(TaskState state, @Nullable String reason, int attempts) {
        return new Notice(1, "t", "d", 1, NOW.minusSeconds(60), state, reason, attempts);
    }

    @Test
    void eachMessageSaysHowItWent() {
        List<WebhookMessage> messages = WebhookMessage.of(
                List.of(
                        new Delivery(notice(TaskState.COMPLETED, null, 1), NOW, null, null),
                        new Delivery(notice(TaskState.FAILED, "x", 3), NOW, null, "answered 503"),
                        new Delivery(
                                notice(TaskState.PAUSED, "quota: used up", 2),
                                null,
                                NOW.plusSeconds(10),
                                "answered 503"),
                        new Delivery(notice(TaskState.CANCELLED, null, 1), null, NOW.minusSeconds(1), null)),
                NOW);
        assertThat(messages)
                .extracting(WebhookMessage::what, WebhookMessage::how, WebhookMessage::next)
                .containsExactly(
                        tuple("completed", "delivered at the first attempt", null),
                        tuple("failed", "delivered at attempt 3", null),
                        tuple("paused", "not delivered: 2 attempts, the last: it answered 503", NOW.plusSeconds(10)),
                        tuple("cancelled", "not delivered: 1 attempt", null));
    }

    @Test
    void whatIsNoNewsOrWasNotTriedIsLeftOut() {
        assertThat(WebhookMessage.of(
                        List.of(
                                new Delivery(notice(TaskState.PAUSED, "lunch", 1), NOW, null, null),
                                new Delivery(notice(TaskState.COMPLETED, null, 0), null, null, null)),
                        NOW))
                .isEmpty();
    }
}
