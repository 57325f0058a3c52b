package io.raptor.starter.page.task;

import io.raptor.activity.port.Notices.Delivery;
import io.raptor.activity.port.Notices.Notice;
import io.raptor.starter.page.format.Formats;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to the webhook, as the page shows it.
 *
 * @param what it says
 * @param at when that happened
 * @param how it went, in words
 * @param next when it is tried again; {@code null} where it is not
 */
public record WebhookMessage(
        String what,
        Instant at,
        boolean delivered,
        String how,
        @Nullable Instant next) {

    /** Those that were tried, in the order given. */
    static List<WebhookMessage> of(Collection<Delivery> deliveries, Instant now) {
        return deliveries.stream()
                .filter(one -> one.notice().isNews() && one.notice().attempts() > 0)
                .map(one -> of(one, now))
                .toList();
    }

    private static WebhookMessage of(Delivery delivery, Instant now) {
        Notice notice = delivery.notice();
        boolean delivered = delivery.deliveredAt() != null;
        String tries = Formats.many(notice.attempts(), "attempt");
        String problem = delivery.problem() == null ? "" : ", the last: it " + delivery.problem();
        Instant next = delivery.nextAt();
        boolean again = !delivered && next != null && next.isAfter(now);
        return new WebhookMessage(
                TaskCard.label(notice.state()),
                notice.at(),
                delivered,
                delivered ? "delivered at " + which(notice.attempts()) : "not delivered: " + tries + problem,
                again ? next : null);
    }

    private static String which(int attempts) {
        return attempts == 1 ? "the first attempt" : "attempt " + attempts;
    }
}
