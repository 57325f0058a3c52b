package io.raptor.starter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.health.contributor.Status;

@Timeout(30)
final class ProbeTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final CountDownLatch answer = new CountDownLatch(1);
    private volatile boolean hangs;
    private volatile boolean fails;
    private final Probe probe = new Probe("test", this::question, Duration.ofMillis(200), nanos::get);

    @AfterEach
    void close() {
        answer.countDown();
        probe.close();
    }

    private void question() {
        asked.incrementAndGet();
        if (hangs) {
            await();
        }
        if (fails) {
            throw new IllegalStateException("no");
        }
    }

    private void await() {
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void asksNoOftenerThanEveryFewSeconds() {
        assertThat(status()).isEqualTo(Status.UP);
        assertThat(status()).isEqualTo(Status.UP);
        assertThat(asked).hasValue(1);
        fails = true;
        later();
        assertThat(status()).isEqualTo(Status.DOWN);
        fails = false;
        later();
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void isDownWhileTheAnswerIsLateAndAsksOnlyOnce() {
        hangs = true;
        assertThat(status()).isEqualTo(Status.DOWN);
        later();
        assertThat(status()).isEqualTo(Status.DOWN);
        assertThat(asked).hasValue(1);
        hangs = false;
        answer.countDown();
        later();
        assertThat(status()).isEqualTo(Status.UP);
    }

    private Status status() {
        return probe.health().getStatus();
    }

    private void later() {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(6));
    }
}
