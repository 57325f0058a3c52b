package io.raptor.starter.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingTest {

    @ParameterizedTest
    @CsvSource({"30m, 30", "6h, 360", "1d, 1440", "PT90M, 90", "60s, 1"})
    void aTimeHasAUnit(String every, int minutes) {
        Timing timing = new Timing(every, null, null);
        assertThat(timing.faults()).isEmpty();
        assertThat(timing.interval()).contains(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @CsvSource({
        "59s,,, every must be",
        "-6h,,, every must be",
        "daily,,, every must be",
        "99999999999999999999d,,, every must be",
        ",,, either every or cron",
        "6h, 0 3 * * *,, either every or cron",
        ", '  ',, either every or cron",
        "6h,, Europe/Berlin, timezone needs cron",
        ", 0 3 * * *, Europe/Atlantis, timezone must be",
    })
    void whatIsNoneIsNamed(@Nullable String every, @Nullable String cron, @Nullable String timezone, String fault) {
        assertThat(new Timing(every, cron, timezone).faults())
                .singleElement()
                .asString()
                .startsWith(fault);
    }

    @Test
    void aCronExpressionMayHaveATimeZone() {
        Timing timing = new Timing(null, "0 3 * * *", "Europe/Berlin");
        assertThat(timing.faults()).isEmpty();
        assertThat(timing.text()).isEqualTo("cron 0 3 * * * Europe/Berlin");
    }
}
