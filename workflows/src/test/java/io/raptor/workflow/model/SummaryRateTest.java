package io.raptor.workflow.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.workflow.Payloads;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SummaryRateTest {

    private static RaptorSettings settings(String json) {
        try {
            return Payloads.mapper().readValue(json, RaptorSettings.class);
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    @Test
    void theDefaultsMakeOneSummaryOfAboutSevenPassages() {
        assertThat(SummaryRate.of(RaptorSettings.defaults())).isBetween(120L, 180L);
    }

    @Test
    void usualSettingsAreAllowed() {
        for (String json : new String[] {
            "{}",
            "{\"chunk_tokens\": 1024}",
            "{\"chunk_tokens\": 200, \"max_levels\": 20}",
            "{\"chunk_tokens\": 1500}",
            "{\"max_token\": 1000}",
            "{\"chunk_tokens\": 16}",
            "{\"chunk_tokens\": 50, \"max_cluster_tokens\": 500, \"max_token\": 64, \"clustering\": \"sequential\"}",
            "{\"max_cluster_tokens\": 300, \"max_levels\": 1}",
            "{\"max_cluster_tokens\": 300, \"use_raptor\": false}"
        }) {
            assertThat(faults(settings(json))).as(json).isEmpty();
        }
    }

    @Test
    void clustersThatHoldFewerThanTwoSummariesAreRefused() {
        assertThat(faults(settings("{\"max_cluster_tokens\": 500}")))
                .singleElement()
                .asString()
                .contains("max_cluster_tokens", "two summaries", "512");
    }

    @Test
    void treesThatHardlyShrinkAreRefusedWithTheirNumber() {
        RaptorSettings settings = settings("{\"chunk_tokens\": 256, \"max_cluster_tokens\": 600}");
        assertThat(faults(settings))
                .singleElement()
                .asString()
                .contains("about " + SummaryRate.of(settings) + " summaries of 1000 passages", "max_cluster_tokens");
        assertThat(faults(settings("{\"max_cluster_tokens\": 512, \"max_levels\": 20}")))
                .hasSize(1);
    }

    @Test
    void moreLevelsNeverMakeFewerSummaries() {
        long before = 0;
        for (int levels = 1; levels <= 20; levels++) {
            long rate = SummaryRate.of(
                    settings("{\"max_levels\": " + levels + ", \"max_cluster_tokens\": 600, \"chunk_tokens\": 200}"));
            assertThat(rate).isGreaterThanOrEqualTo(before);
            before = rate;
        }
    }

    private static List<String> faults(RaptorSettings settings) {
        return TaskRequest.of("task", "data", List.of("/data"), settings, Limits.defaults())
                .faults();
    }
}
