package io.raptor.workflow.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "8, 1", "9, 2", "64, 2", "65, 3", "512, 3"})
    void levelsAboveGrowWithTheEighthPartOfTheNodes(int leaves, int above) {
        assertThat(new Level(0, leaves, 100L * leaves).levelsAbove(RaptorSettings.defaults()))
                .isEqualTo(above);
    }

    @Test
    void thereAreNoMoreLevelsThanTheSettingsAllow() {
        RaptorSettings settings = RaptorSettings.defaults();
        assertThat(new Level(settings.maxLevels() - 1, 100_000, 100_000).levelsAbove(settings))
                .isEqualTo(1);
    }
}
