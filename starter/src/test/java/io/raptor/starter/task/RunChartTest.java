package io.raptor.starter.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.TaskEvents.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunChartTest {

    @ParameterizedTest
    @CsvSource({"PT0S, PT5S", "PT9M59S, PT5S", "PT10M, PT10S", "PT1H, PT1M", "P4D, PT1H", "P29D, PT6H", "P365D, P4D"})
    void aSlotIsTheShortestThatAChartHasRoomFor(Duration run, Duration slot) {
        assertThat(RunChart.slot(run)).isEqualTo(slot);
        assertThat(run.dividedBy(slot)).isLessThan(120);
    }

    @Test
    void slotsInWhichNothingWasDoneAreThereToo() {
        RunChart course = RunChart.of(
                Instant.ofEpochSecond(7),
                Instant.ofEpochSecond(24),
                Duration.ofSeconds(5),
                List.of(new Slot(1, 2, 30, 3), new Slot(3, 1, 0, 1)));
        assertThat(course)
                .isEqualTo(
                        new RunChart(7, 5, List.of(0L, 2L, 0L, 1L), List.of(0L, 30L, 0L, 0L), List.of(0L, 3L, 0L, 1L)));
        assertThat(RunChart.of(Instant.EPOCH, Instant.EPOCH, Duration.ofSeconds(5), List.of())
                        .documents())
                .isEmpty();
    }

    @Test
    void whatALaterRunDidIsNotShownWithThisOne() {
        RunChart course = RunChart.of(
                Instant.EPOCH,
                Instant.ofEpochSecond(9),
                Duration.ofSeconds(5),
                List.of(new Slot(1, 0, 30, 3), new Slot(400, 0, 20, 1)));
        assertThat(course.tokens()).containsExactly(0L, 30L);
    }
}
