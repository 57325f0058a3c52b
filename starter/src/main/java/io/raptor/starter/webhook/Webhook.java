package io.raptor.starter.webhook;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Notices;
import io.raptor.activity.port.Notices.Notice;
import io.raptor.activity.worker.DaemonThreads;
import io.raptor.starter.text.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts a message to an address when a task ends or pauses itself. The store records the deliveries: what happened while no
 * process ran is sent later, and each message is sent by one of several processes. A failed delivery is tried again, for a
 * day.
 */
public final class Webhook implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** A process that dies while it tells leaves it to others after this time. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofDays(1);
    private static final int MOST = 20;
    private static final int DOUBLINGS = 20;

    private final URI address;
    private final Signature signature;
    private final Notices notices;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("webhook"));

    public Webhook(String url, String secret, Notices notices, Clock clock) {
        this.address = URI.create(url);
        this.signature = new Signature(secret);
        this.notices = notices;
        this.clock = clock;
    }

    /** Looks from now on, until it is closed. */
    public Webhook begin() {
        var unused = looks.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    private void look() {
        try {
            deliver();
        } catch (IndexingException away) {
            LOG.warn("messages to the webhook are delivered later: {}", away.getMessage());
        } catch (RuntimeException e) {
            LOG.error("messages to the webhook are delivered later", e);
        }
    }

    /** Sends what is not delivered. */
    void deliver() {
        Instant now = clock.instant();
        for (Notice notice : notices.undelivered(now.minus(PATIENCE), now, MOST)) {
            Instant begin = clock.instant();
            if (notices.claim(notice.number(), begin, begin.plus(LEASE))) {
                String problem = notice.isNews() ? problem(notice) : null;
                if (problem == null) {
                    notices.delivered(notice.number(), clock.instant());
                } else {
                    LOG.warn("the webhook at {} {}: it is tried again", address.getHost(), problem);
                    notices.postpone(notice.number(), clock.instant().plus(wait(notice.attempts())), problem);
                }
            }
        }
    }

    private static Duration wait(int attempts) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts, DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /** Why it could not be delivered; {@code null} where it was. */
    private @Nullable String problem(Notice notice) {
        String id = "raptor-" + notice.number();
        String body = Json.write(Message.of(notice));
        long timestamp = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", String.valueOf(timestamp))
                .header("webhook-signature", signature.of(id, timestamp, body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
            return answer.statusCode() / 100 == 2 ? null : "answered " + answer.statusCode();
        } catch (IOException e) {
            return "cannot be reached";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "was not asked to the end";
        }
    }

    /** Sends what happened last before the process ends. */
    @Override
    public void close() {
        looks.shutdown();
        try {
            if (looks.awaitTermination(TIMEOUT.toSeconds() + 1, TimeUnit.SECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
