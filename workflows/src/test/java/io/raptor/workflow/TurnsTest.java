package io.raptor.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.common.Priority;
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

    @Test
    void aDocumentIsBegunAfterTheStepsOfItsLikeAndBeforeThoseOfLargerTasks() {
        Priority small = Turns.ofDocument("a", 1);
        Priority large = Turns.ofDocument("a", Turns.SMALL + 1);
        assertThat(Turns.toBegin(small).getPriorityKey())
                .isGreaterThan(small.getPriorityKey())
                .isLessThan(large.getPriorityKey());
        assertThat(Turns.toBegin(large).getPriorityKey()).isGreaterThan(large.getPriorityKey());
        assertThat(Turns.toBegin(small).getFairnessKey()).isEqualTo(small.getFairnessKey());
        assertThat(Turns.toBegin(Priority.getDefaultInstance()).getPriorityKey())
                .as("where the server knows no turns")
                .isEqualTo(Turns.toBegin(large).getPriorityKey());
    }
}
