package io.raptor.starter.temporal.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.internal.testservice.TestServicesStarter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

final class ClockGuardTest {

    private final List<Duration> skipped = new ArrayList<>();
    private Instant wall = Instant.parse("2026-01-01T12:00:00Z");
    private long nanos = 5;
    private final ClockGuard time = new ClockGuard(() -> wall, () -> nanos, skipped::add);

    private void pass(Duration truly, Duration byTheClock) {
        nanos += truly.toNanos();
        wall = wall.plus(byTheClock);
        time.look();
    }

    @Test
    void givesBackWhatAClockPutBackTook() {
        pass(Duration.ofSeconds(1), Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1), Duration.ofHours(-1).plusSeconds(1));
        pass(Duration.ofSeconds(1), Duration.ofSeconds(1));
        assertThat(skipped).containsExactly(Duration.ofHours(1));
    }

    @Test
    void leavesASleepAndAClockPutForwardAlone() {
        pass(Duration.ofSeconds(1), Duration.ofHours(8));
        pass(Duration.ofSeconds(1), Duration.ofSeconds(1));
        assertThat(skipped).isEmpty();
    }

    @Test
    void leavesAClockAloneThatIsKeptRight() {
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofMillis(500), Duration.ofMillis(490));
        }
        assertThat(skipped).isEmpty();
    }

    @Test
    void theServiceCanBePutForward() {
        TestServicesStarter services = new TestServicesStarter(true, 0);
        try {
            PrivateAccess timer =
                    PrivateAccess.of(services.getWorkflowService()).get("selfAdvancingTimer");
            LongSupplier clock = timer.get("clock").as(LongSupplier.class);
            long before = clock.getAsLong();
            timer.call("skip", Duration.class, Duration.ofHours(1));
            assertThat(clock.getAsLong() - before)
                    .isBetween(
                            Duration.ofHours(1).toMillis(), Duration.ofHours(2).toMillis());
        } finally {
            services.close();
        }
    }
}
