package io.raptor.starter.page.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormatsTest {

    @Test
    void moneyIsShort() {
        assertThat(Formats.cost(0.0231)).isEqualTo("$0.02");
        assertThat(Formats.cost(0.0004)).isEqualTo("under $0.01");
        assertThat(Formats.cost(1234.5)).isEqualTo("$1,234.50");
        assertThat(Formats.cost(0.0)).isEqualTo("$0");
        assertThat(Formats.cost(null)).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({"0.2, ~1 s", "48, ~48 s", "648, ~11 min", "7300, ~2 h", "400000, ~5 d"})
    void whatNobodyKnowsExactlyIsRounded(double seconds, String words) {
        assertThat(Formats.about(seconds)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "12, 12 s ago",
        "600, 10 min ago",
        "7300, 2 h ago",
        "200000, 2 d ago",
        "31536000, 1 Jan 1970",
        "-5, 0 s ago"
    })
    void howLongAgoIsSaidInOneUnitAndLongPastByItsDate(long seconds, String words) {
        assertThat(Formats.ago(Instant.EPOCH, Instant.ofEpochSecond(seconds))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"7, 7 s", "66, 1 min 06 s", "3700, 1 h 01 min", "180000, 2 d 2 h"})
    void aDurationHasItsTwoLargestUnits(double seconds, String words) {
        assertThat(Formats.seconds(seconds)).isEqualTo(words);
    }
}
