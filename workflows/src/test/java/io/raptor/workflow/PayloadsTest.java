package io.raptor.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.workflow.model.Clustering;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import io.raptor.workflow.model.TaskType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayloadsTest {

    private final ObjectMapper mapper = Payloads.mapper();

    @Test
    void whatIsLeftOutHasItsDefault() throws Exception {
        TaskRequest request = mapper.readValue("""
                {"dataset": "handbook", "sources": ["/docs"], "raptor": {"clustering": "gmm"}, "of_tomorrow": 1}
                """, TaskRequest.class);
        assertThat(request.raptor().clustering()).isEqualTo(Clustering.GMM);
        assertThat(request.raptor().chunkTokens()).isEqualTo(100);
        assertThat(request.limits().maxConcurrentDocuments()).isEqualTo(8);
        assertThat(request.taskType()).isEqualTo(TaskType.RAPTOR);
        assertThat(request.faults()).isEmpty();
    }

    @Test
    void aRequestSurvivesTheWayThroughTemporal() throws Exception {
        TaskRequest request =
                TaskRequest.of("task", "data", List.of("/a"), RaptorSettings.defaults(), Limits.defaults());
        assertThat(mapper.readValue(mapper.writeValueAsString(request), TaskRequest.class))
                .isEqualTo(request);
    }

    @Test
    void aStatusIsWrittenAsTheContractNamesIt() {
        TaskStatus status = new TaskStatus(
                "t",
                TaskType.RAPTOR,
                "d",
                TaskState.COMPLETED_WITH_FAILURES,
                "ended",
                1,
                2,
                1,
                0,
                1,
                0,
                0,
                0,
                0,
                8,
                30,
                20,
                10,
                4,
                1,
                null,
                true,
                false,
                false,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                Instant.EPOCH,
                1.5,
                null,
                List.of(),
                false,
                null,
                null,
                null,
                null,
                null);
        JsonNode json = mapper.valueToTree(status);
        assertThat(json.get("state").asText()).isEqualTo("completed_with_failures");
        assertThat(json.get("task_type").asText()).isEqualTo("raptor");
        assertThat(json.get("is_paused").asBoolean()).isFalse();
        assertThat(json.get("can_pause")).isNotNull();
        assertThat(json.get("created_at").asText()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(json.has("eta_seconds")).isFalse();
    }
}
