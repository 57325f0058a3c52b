package io.raptor.starter.page.newtask;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.workflow.Payloads;
import io.raptor.workflow.model.Clustering;
import io.raptor.workflow.model.Extraction;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskType;
import io.raptor.workflow.request.Reading;
import io.raptor.workflow.request.RequestFault;
import io.raptor.workflow.request.RequestReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

final class NewTaskFormTest {

    private static Reading<TaskRequest> filled(Map<String, String> fields) {
        MultiValueMap<String, String> filled = new LinkedMultiValueMap<>();
        filled.add("dataset", "d");
        filled.add("sources", "/a\n/b");
        fields.forEach(filled::add);
        return new RequestReader(Payloads.mapper()).read(NewTaskForm.of(filled).json());
    }

    @Test
    void whatIsLeftAsItIsHasTheDefaults() {
        Reading<TaskRequest> reading = filled(Map.of());
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.value().sources()).containsExactly("/a", "/b");
        assertThat(reading.value().raptor()).isEqualTo(RaptorSettings.defaults());
        assertThat(reading.value().limits()).isEqualTo(Limits.defaults());
    }

    @Test
    void everyKindOfFieldIsReadAsItWasMeant() {
        Reading<TaskRequest> reading = filled(Map.of(
                "raptor.clustering", "gmm",
                "raptor.chunk_tokens", "200",
                "raptor.threshold", "0.2",
                "raptor.random_seed", "99999999999",
                "raptor.tables", "true",
                "raptor.prompt", "Sum up {cluster_content}",
                "limits.token_budget", "1000",
                "limits.cost_budget", "2"));
        assertThat(reading.faults()).isEmpty();
        RaptorSettings raptor = reading.value().raptor();
        assertThat(raptor.clustering()).isEqualTo(Clustering.GMM);
        assertThat(raptor.chunkTokens()).isEqualTo(200);
        assertThat(raptor.threshold()).isEqualTo(0.2);
        assertThat(raptor.randomSeed()).isEqualTo(99999999999L);
        assertThat(raptor.tables()).isTrue();
        assertThat(raptor.prompt()).isEqualTo("Sum up {cluster_content}");
        assertThat(reading.value().limits().tokenBudget()).isEqualTo(1000);
        assertThat(reading.value().limits().costBudget()).isEqualTo(2.0);
    }

    @Test
    void aGraphTakesItsOwnSettingsAndLeavesThoseOfTrees() {
        Reading<TaskRequest> reading = filled(Map.of(
                "task_type", "graphrag",
                "graphrag.extraction", "nlp",
                "graphrag.entity_types", "person, ship",
                "raptor.clustering", "gmm",
                "raptor.tables", "true"));
        assertThat(reading.faults()).isEmpty();
        assertThat(reading.value().taskType()).isEqualTo(TaskType.GRAPHRAG);
        assertThat(reading.value().graphrag()).satisfies(graph -> {
            assertThat(graph.extraction()).isEqualTo(Extraction.NLP);
            assertThat(graph.entityTypes()).containsExactly("person", "ship");
        });
        assertThat(reading.value().raptor().clustering())
                .isEqualTo(RaptorSettings.defaults().clustering());
        assertThat(reading.value().raptor().tables()).isTrue();
        assertThat(filled(Map.of("graphrag.extraction", "nlp")).value().graphrag())
                .isNull();
    }

    @Test
    void whatIsWrongIsWordedAsForPrograms() {
        assertThat(filled(Map.of("raptor.prompt", "7", "limits.max_errors", "many", "limits.cost_budget", "0"))
                        .faults())
                .containsExactlyInAnyOrder(
                        new RequestFault("/limits/max_errors", "limits.max_errors must be a whole number"),
                        new RequestFault(
                                "/raptor/prompt",
                                "raptor.prompt must hold {cluster_content}, the place of the texts to summarise"),
                        new RequestFault("/limits/cost_budget", "limits.cost_budget must be above 0"));
    }
}
