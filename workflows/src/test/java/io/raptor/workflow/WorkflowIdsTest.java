package io.raptor.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WorkflowIdsTest {

    @Test
    void aDocumentsWorkflowIsNamedAfterIt() {
        String longest = "d".repeat(200);
        assertThat(WorkflowIds.document("t", "a folder/b.md")).isEqualTo("t/a folder/b.md");
        assertThat(WorkflowIds.document("t", longest)).isEqualTo("t/" + longest);
    }

    @Test
    void aLongOneIsCutAndToldApartByAHash() {
        String one = WorkflowIds.shortened("d".repeat(201));
        String other = WorkflowIds.shortened("d".repeat(202));
        assertThat(one).hasSize(200).startsWith("d".repeat(183) + "~").isNotEqualTo(other);
    }

    @Test
    void noCharacterIsCutInTwo() {
        for (int before = 180; before < 184; before++) {
            String id = WorkflowIds.shortened("d".repeat(before) + "\ud83d\udc26".repeat(20));
            assertThat(new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(id);
        }
    }
}
