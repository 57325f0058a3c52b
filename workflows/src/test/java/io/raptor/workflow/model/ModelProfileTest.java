package io.raptor.workflow.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.workflow.Payloads;
import org.junit.jupiter.api.Test;

class ModelProfileTest {

    private static final ModelProfile ONE = new ModelProfile("openai/a", "minilm", false, 64);
    private static final ModelProfile TWO = new ModelProfile("openai/a", "minilm", false, 64, "openai/b");

    private final ObjectMapper json = Payloads.mapper();

    @Test
    void aPayloadWithoutAModelThatReadsMeansTheChatModel() throws Exception {
        String old =
                "{\"chat\":\"openai/a\",\"embedding\":\"minilm\",\"remote_embedding\":false,\"embedding_batch\":64}";
        assertThat(json.readValue(old, ModelProfile.class)).isEqualTo(ONE);
        assertThat(json.writeValueAsString(ONE)).isEqualTo(old);
        assertThat(ONE.extractor()).isEqualTo("openai/a");
        assertThat(new ModelProfile("openai/a", "minilm", false, 64, "openai/a"))
                .isEqualTo(ONE);
    }

    @Test
    void anotherModelThatReadsIsKept() throws Exception {
        assertThat(json.readValue(json.writeValueAsString(TWO), ModelProfile.class))
                .isEqualTo(TWO);
        assertThat(TWO.extractor()).isEqualTo("openai/b");
        assertThat(TWO.ids()).containsExactly("openai/a", "minilm", "openai/b");
        assertThat(ONE.sameModels(TWO)).isFalse();
    }

    @Test
    void treesAreMadeWithoutIt() {
        assertThat(TWO.usedBy(TaskType.RAPTOR)).isEqualTo(ONE);
        assertThat(TWO.usedBy(TaskType.GRAPHRAG)).isEqualTo(TWO);
    }

    @Test
    void aModelOfTwoJobsHasOneId() {
        assertThat(new ModelProfile("m", "m", true, 8, "m").ids()).containsExactly("m");
        assertThat(new ModelProfile("m", "e", true, 8, "e").ids()).containsExactly("m", "e");
    }

    @Test
    void aHoldNamesTheModelThatIsGone() {
        HoldReport usual = new HoldReport(1, Hold.OUTAGE, "gone", 0, false);
        assertThat(usual.model(TWO)).isEqualTo("openai/a");
        assertThat(new HoldReport(1, Hold.OUTAGE, "gone", 0, true).model(TWO)).isEqualTo("minilm");
        HoldReport reader = new HoldReport(1, Hold.OUTAGE, "gone", 0, false, "openai/b");
        assertThat(reader.because(Hold.QUOTA, "debts", 2).model(TWO)).isEqualTo("openai/b");
    }

    @Test
    void anotherModelThatReportsIsKeptForGraphsAlone() throws Exception {
        ModelProfile reporting = new ModelProfile("openai/a", "minilm", false, 64, null, "openai/c");
        assertThat(json.readValue(json.writeValueAsString(reporting), ModelProfile.class))
                .isEqualTo(reporting);
        assertThat(reporting.reporter()).isEqualTo("openai/c");
        assertThat(ONE.reporter()).isEqualTo("openai/a");
        assertThat(reporting.chats()).containsExactly("openai/a", "openai/c");
        assertThat(reporting.usedBy(TaskType.RAPTOR)).isEqualTo(ONE);
        assertThat(ONE.sameModels(reporting)).isFalse();
    }
}
