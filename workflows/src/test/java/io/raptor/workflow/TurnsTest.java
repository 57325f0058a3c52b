package io.raptor.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TurnsTest {

    @Test
    void aSmallTaskGoesBeforeALargeOneAndAmongEqualsDatasetsTakeTurns() {
        assertThat(Turns.ofDocument("a", Turns.SMALL).getPriorityKey())
                .isLessThan(Turns.ofDocument("a", Turns.SMALL + 1).getPriorityKey());
        assertThat(Turns.ofDocument("a", 1).getFairnessKey())
                .isEqualTo(Turns.ofTask("a").getFairnessKey())
                .isNotEqualTo(Turns.ofTask("b").getFairnessKey());
    }

    @Test
    void aDatasetsNameIsNotShownAndFitsWhatAServerTakes() {
        assertThat(Turns.ofTask("secret ".repeat(30)).getFairnessKey())
                .hasSize(32)
                .doesNotContain("secret");
    }
}
