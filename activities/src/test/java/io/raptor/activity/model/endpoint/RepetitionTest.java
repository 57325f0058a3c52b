package io.raptor.activity.model.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepetitionTest {

    /** No two neighbours are alike, and no part of it stands twice in a row. */
    private static final String SENSE = sense(2_000);

    private static final int LETTER = SENSE.indexOf('e', 1_000);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 26, 27, 150, 300})
    void isAUnitManyTimesInARowWhereverItBegins(int unit) {
        int times = Math.max(8, 400 / unit);
        for (int before = 0; before < 400; before += 37) {
            String cycles = SENSE.substring(0, before)
                    + SENSE.substring(LETTER, LETTER + unit).repeat(times);
            assertThat(Repetition.in(cycles + SENSE.substring(1_500)))
                    .as("after %d characters", before)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7, 26, 150, 300})
    void isNotAUnitThatStandsAFewTimes(int unit) {
        String refrain = SENSE.substring(1_000, 1_000 + unit).repeat(3);
        assertThat(Repetition.in(SENSE.substring(0, 500) + refrain + SENSE.substring(1_500)))
                .isFalse();
    }

    @Test
    void isNotARuleOfDashes() {
        assertThat(Repetition.in(SENSE.substring(0, 500) + "-".repeat(400) + SENSE.substring(1_500)))
                .isFalse();
    }

    private static String sense(int length) {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append((char) ('a' + random.nextInt(26)));
            if (random.nextInt(6) == 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }
}
