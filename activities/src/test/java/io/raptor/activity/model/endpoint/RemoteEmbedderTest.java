package io.raptor.activity.model.endpoint;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.raptor.activity.model.ModelProvider;
import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.model.Models;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.Embedder.Embedded;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteEmbedderTest {

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @Test
    void embedsABatchInOneCallAtUnitLength() {
        SERVER.stubFor(post("/v1/embeddings").willReturn(okJson(openAi("[3,4],[0,2]"))));
        Embedder embedder = embedder(ModelProvider.OPENAI, "/v1");
        Embedded embedded = embedder.embed(List.of("one", " "));
        assertThat(embedded.vectors().get(0)).containsExactly(0.6f, 0.8f);
        assertThat(embedded.vectors().get(1)).containsExactly(0, 1);
        assertThat(embedded.inputTokens()).isEqualTo(5);
        assertThat(embedder.id()).isEqualTo("openai/m1");
        SERVER.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void cutsATextAboveTheModelsContext() {
        SERVER.stubFor(post("/v1/embeddings").willReturn(okJson(openAi("[3,4]"))));
        embedder(ModelProvider.OPENAI, "/v1").embed(List.of("word ".repeat(200)));
        SERVER.verify(postRequestedFor(anyUrl())
                .withRequestBody(matchingJsonPath(
                        "$.input[0]", equalTo("word ".repeat(128).strip()))));
    }

    @Test
    void speaksOllamasOwnInterface() {
        SERVER.stubFor(post("/api/embed").willReturn(okJson("""
                {"model":"m1","embeddings":[[3,4],[0,2]],"prompt_eval_count":6}""")));
        Embedder embedder = embedder(ModelProvider.OLLAMA, "");
        assertThat(embedder.embed(List.of("one", "two")).vectors()).hasSize(2);
        assertThat(embedder.id()).isEqualTo("ollama/m1");
        SERVER.verify(postRequestedFor(urlEqualTo("/api/embed")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[3,4]",
                "[3,4],[1,2,3]",
                "[3,4],[\"NaN\",1]",
                "[],[]",
                "[1e60,1],[1,1]",
                "[0,0],[1,1]",
                "[3,4],[1,1],[2,2]"
            })
    void refusesVectorsThatDoNotFit(String vectors) {
        SERVER.stubFor(post("/v1/embeddings").willReturn(okJson(openAi(vectors))));
        assertThat(failure().type()).isEqualTo(FailureType.BAD_MODEL_OUTPUT);
    }

    @Test
    void putsVectorsInTheOrderOfTheirIndexes() {
        answer("{\"index\":1,\"embedding\":[0,2]},{\"index\":0,\"embedding\":[3,4]}");
        List<float[]> vectors =
                Endpoints.embedding(SERVER).embed(List.of("one", "two")).vectors();
        assertThat(vectors.get(0)).containsExactly(0.6f, 0.8f);
        assertThat(vectors.get(1)).containsExactly(0, 1);
    }

    @Test
    void takesVectorsAsTheyComeWhereNoneHasAnIndex() {
        answer("{\"embedding\":[0,2]},{\"index\":null,\"embedding\":\"AABAQAAAgEA=\"}");
        List<float[]> vectors =
                Endpoints.embedding(SERVER).embed(List.of("one", "two")).vectors();
        assertThat(vectors.get(0)).containsExactly(0, 1);
        assertThat(vectors.get(1)).containsExactly(0.6f, 0.8f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AABAQAAAgA==", "AADAfwAAgEA=", "", "no base64!"})
    void refusesPackedVectorsThatHoldNoNumbers(String packed) {
        answer("{\"index\":0,\"embedding\":[3,4]},{\"index\":1,\"embedding\":\"" + packed + "\"}");
        IndexingException failure = Endpoints.failure(Endpoints.embedding(SERVER));
        assertThat(failure.type()).isEqualTo(FailureType.BAD_MODEL_OUTPUT);
        assertThat(((BadAnswerException) failure).answer().inputTokens()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,0", "1,2", "-1,0", "0,null", "null,1", "0,1.5", "0,\"1\"", "0,4294967297"})
    void refusesIndexesThatAreNotThoseOfTheTexts(String indexes) {
        String[] both = indexes.split(",", -1);
        answer("{\"index\":" + both[0] + ",\"embedding\":[3,4]},{\"index\":" + both[1] + ",\"embedding\":[0,2]}");
        IndexingException failure = Endpoints.failure(Endpoints.embedding(SERVER));
        assertThat(failure.type()).isEqualTo(FailureType.BAD_MODEL_OUTPUT);
        assertThat(((BadAnswerException) failure).answer().inputTokens()).isEqualTo(5);
    }

    private static void answer(String rows) {
        SERVER.stubFor(post(anyUrl()).willReturn(okJson("{\"data\":[" + rows + "],\"usage\":{\"total_tokens\":5}}")));
    }

    @ParameterizedTest
    @CsvSource({
        "400, 'batch size is invalid, it should not be larger than 10'",
        "400, 'Too many inputs. The maximum is 10'",
        "413, 'batch size 40 > maximum allowed batch size 10'",
        "422, 'List should have at most 10 items'",
        "400, 'The array length of input must be at most 10'",
        "200, 'the number of input texts must be at most 10'",
        "400, 'Requested 400000 tokens, max 300000 tokens per request'",
    })
    void fewerTextsAreAskedForWhereTheEndpointRefusesSoMany(int status, String words) {
        SERVER.stubFor(post(anyUrl()).willReturn(okJson(openAi("[3,4],[0,2],[1,1],[1,2],[1,3]"))));
        SERVER.stubFor(post(anyUrl())
                .withRequestBody(matchingJsonPath("$.input[10]"))
                .willReturn(aResponse().withStatus(status).withBody("{\"error\":{\"message\":\"" + words + "\"}}")));
        Embedder embedder = Endpoints.embedding(SERVER);
        assertThat(embedder.batchSize()).isEqualTo(64);
        assertThatThrownBy(() -> embedder.embed(Collections.nCopies(40, "one")))
                .isInstanceOf(BatchTooLargeException.class);
        assertThatThrownBy(() -> embedder.embed(Collections.nCopies(20, "one")))
                .isInstanceOf(BatchTooLargeException.class);
        embedder.embed(Collections.nCopies(5, "one"));
        assertThat(embedder.batchSize()).isEqualTo(10);
    }

    @Test
    void reportsAnOutage() {
        SERVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(503)));
        assertThat(failure().type()).isEqualTo(FailureType.MODEL_UNAVAILABLE);
        SERVER.verify(1, postRequestedFor(anyUrl()));
    }

    private static IndexingException failure() {
        return catchThrowableOfType(
                IndexingException.class,
                () -> embedder(ModelProvider.OPENAI, "/v1").embed(List.of("one", "two")));
    }

    private static Embedder embedder(ModelProvider provider, String path) {
        ModelSettings of = ModelSettings.of(SERVER.baseUrl() + path, "key", "m1");
        return Models.embedder(
                new ModelSettings(provider, of.baseUrl(), "key", "m1", of.timeout(), 128, of.batchSize()));
    }

    private static String openAi(String vectors) {
        String[] rows = vectors.split("(?<=]),", -1);
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < rows.length; i++) {
            data.append(i == 0 ? "" : ",")
                    .append("{\"object\":\"embedding\",\"index\":" + i + ",\"embedding\":" + rows[i] + "}");
        }
        return "{\"object\":\"list\",\"model\":\"m1\",\"data\":[" + data
                + "],\"usage\":{\"prompt_tokens\":5,\"total_tokens\":5}}";
    }
}
