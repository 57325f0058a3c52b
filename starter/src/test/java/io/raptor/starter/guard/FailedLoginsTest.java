package io.raptor.starter.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class FailedLoginsTest {

    private final SetClock clock = new SetClock();
    private final FailedLogins failures = new FailedLogins(clock, 100);

    private boolean wrong(String address) {
        return failures.judge(address, () -> false).mustWait();
    }

    @Test
    void theFirstFewTriesCostNothing() {
        for (int i = 0; i < 5; i++) {
            assertThat(wrong("192.0.2.1")).isFalse();
        }
        assertThat(wrong("192.0.2.1")).isTrue();
    }

    @Test
    void eachFurtherOneTakesTwiceAsLongUpToAMinute() {
        for (int i = 0; i < 5; i++) {
            wrong("192.0.2.1");
        }
        long[] waits = {1, 2, 4, 8, 16, 32, 60, 60};
        for (long wait : waits) {
            assertThat(failures.judge("192.0.2.1", () -> false).patience()).isEqualTo(Duration.ofSeconds(wait));
            clock.now = clock.now.plusSeconds(wait);
            wrong("192.0.2.1");
        }
    }

    @Test
    void theRightTokenIsNeverLockedOut() {
        for (int i = 0; i < 50; i++) {
            wrong("192.0.2.1");
        }
        assertThat(wrong("192.0.2.1")).isTrue();
        assertThat(failures.judge("192.0.2.1", () -> true).right()).isTrue();
    }

    @Test
    void anotherAddressIsNotHeldUp() {
        for (int i = 0; i < 50; i++) {
            wrong("192.0.2.1");
        }
        assertThat(failures.judge("192.0.2.2", () -> true).right()).isTrue();
    }

    @Test
    void theRightTokenMakesUpForEarlierOnes() {
        for (int i = 0; i < 4; i++) {
            wrong("192.0.2.1");
        }
        assertThat(failures.judge("192.0.2.1", () -> true).right()).isTrue();
        assertThat(failures.remembered()).isZero();
    }

    @Test
    void neighboursInOneNetworkOfIpv6AreOne() {
        for (int i = 0; i < 5; i++) {
            wrong("2001:db8:1:2:0:0:0:" + i);
        }
        assertThat(wrong("2001:db8:1:2:ffff:0:0:9")).isTrue();
        assertThat(wrong("2001:db8:1:3:0:0:0:9")).isFalse();
    }

    @Test
    void manyAddressesTakeBoundedMemory() {
        for (int i = 0; i < 10_000; i++) {
            wrong("10.0." + i / 256 + "." + i % 256);
        }
        assertThat(failures.remembered()).isEqualTo(100);
    }

    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
