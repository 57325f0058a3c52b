package io.raptor.workflow.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.model.TaskRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestReaderTest {

    private static final ObjectMapper JSON = Payloads.mapper();

    private final RequestReader reader = new RequestReader(JSON);

    private Reading<TaskRequest> strict(String text) throws Exception {
        return reader.read(JSON.readTree(text));
    }

    private Reading<TaskRequest> payload(String text) throws Exception {
        return reader.readPayload(JSON.readTree(text));
    }

    @Test
    void whatIsSoundIsReadAsTemporalReadsIt() throws Exception {
        String text = """
                {"task_id": "t", "dataset": "d", "sources": ["/a"], "starts_per_run": 7,
                 "raptor": {"clustering": "GMM", "threshold": 1, "random_seed": 99999999999, "prompt": null},
                 "limits": {"on_outage": "fail", "cost_budget": 0.5}}""";
        assertThat(strict(text).faults()).isEmpty();
        assertThat(strict(text).value()).isEqualTo(JSON.readValue(text, TaskRequest.class));
    }

    @Test
    void oneReadingNamesFaultsOfNamesKindsAndBounds() throws Exception {
        assertThat(strict("""
                        {"dataset": "d", "sources": ["/a", 7], "limit": {}, "raptor": {"max_levels": 99, "chunk_token": 1},
                         "limits": {"max_errors": "3"}}""").faults())
                .extracting(RequestFault::pointer)
                .containsExactlyInAnyOrder(
                        "/sources/1", "/limit", "/raptor/max_levels", "/raptor/chunk_token", "/limits/max_errors");
    }

    @Test
    void aPayloadMayHoldWhatNewerBuildsKnow() throws Exception {
        String text = """
                {"dataset": "d", "sources": ["/a"], "of_tomorrow": 1, "carried": 3, "limits": {"of_tomorrow": 2},
                 "models": {"profile": {"chat": "c", "embedding": "e", "remote_embedding": true, "embedding_batch": 8},
                            "changed": false}}""";
        assertThat(payload(text).faults()).isEmpty();
        assertThat(strict(text).faults())
                .extracting(RequestFault::pointer)
                .containsExactly("/of_tomorrow", "/carried", "/limits/of_tomorrow", "/models");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | the body must be a JSON object",
                "{\"sources\":\"/a\",\"dataset\":\"d\"} | sources must be a list",
                "{\"sources\":[{}],\"dataset\":\"d\"} | sources.0 must be a string",
                "{\"sources\":[\"/a\"],\"dataset\":\"d\",\"models\":{\"changed\":3}} | models.changed must be true or false",
                "{\"sources\":[\"/a\"],\"dataset\":\"d\",\"limits\":3} | limits must be an object",
            })
    void aPayloadsFaultsAreWordedAsAnyOthers(String text, String fault) throws Exception {
        assertThat(payload(text).faults()).extracting(RequestFault::text).containsExactly(fault);
    }
}
