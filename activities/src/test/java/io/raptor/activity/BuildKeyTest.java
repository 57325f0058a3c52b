package io.raptor.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.workflow.Payloads;
import io.raptor.workflow.model.GraphRagSettings;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.ModelProfile;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildKeyTest {

    private static final RaptorSettings DEFAULTS = RaptorSettings.defaults();

    @Test
    void theSameContentSettingsAndModelsNameTheSameTree() {
        assertThat(new BuildKey(DEFAULTS, "minilm", "extractive").of("abc"))
                .isEqualTo(new BuildKey(RaptorSettings.defaults(), "minilm", "extractive").of("abc"))
                .isNotEqualTo(new BuildKey(DEFAULTS, "minilm", "extractive").of("abd"))
                .isNotEqualTo(new BuildKey(DEFAULTS, "minilm", "openai/x").of("abc"))
                .isNotEqualTo(new BuildKey(DEFAULTS, "openai/y", "extractive").of("abc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"use_raptor\": false}", "{\"clustering\": \"gmm\"}", "{\"chunk_tokens\": 90}",
                "{\"max_cluster_tokens\": 3000}", "{\"max_token\": 100}", "{\"threshold\": 0.2}",
                "{\"max_levels\": 3}", "{\"random_seed\": 1}", "{\"prompt\": \"Say {cluster_content}\"}"
            })
    void everySettingThatChangesATreeChangesItsKey(String json) throws Exception {
        RaptorSettings other = Payloads.mapper().readValue(json, RaptorSettings.class);
        assertThat(new BuildKey(other, "minilm", "extractive").of("abc"))
                .isNotEqualTo(new BuildKey(DEFAULTS, "minilm", "extractive").of("abc"));
    }

    @Test
    void withoutSummariesTheChatModelDoesNotMatter() throws Exception {
        RaptorSettings leaves = Payloads.mapper().readValue("{\"use_raptor\": false}", RaptorSettings.class);
        assertThat(new BuildKey(leaves, "minilm", "extractive").of("abc"))
                .isEqualTo(new BuildKey(leaves, "minilm", "openai/x").of("abc"));
    }

    @Test
    void aGraphIsOfTheModelThatReadsForIt() {
        TaskRequest graph = TaskRequest.of("t", "d", List.of("/d"), DEFAULTS, Limits.defaults())
                .forGraph(GraphRagSettings.defaults());
        String key = BuildKey.of(graph, new ModelProfile("openai/x", "minilm", false, 64, "openai/reader"))
                .of("abc");
        assertThat(BuildKey.of(graph, new ModelProfile("openai/y", "minilm", false, 64, "openai/reader"))
                        .of("abc"))
                .isEqualTo(key);
        assertThat(BuildKey.of(graph, new ModelProfile("openai/reader", "minilm", false, 64))
                        .of("abc"))
                .isEqualTo(key);
        assertThat(BuildKey.of(graph, new ModelProfile("openai/x", "minilm", false, 64))
                        .of("abc"))
                .isNotEqualTo(key);
    }
}
