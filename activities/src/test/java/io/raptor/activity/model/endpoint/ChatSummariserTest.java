package io.raptor.activity.model.endpoint;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.notMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.raptor.activity.model.Clusters;
import io.raptor.activity.model.ModelProvider;
import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.model.Models;
import io.raptor.activity.model.WordTokenizer;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Ledger.Answer;
import io.raptor.activity.port.Structure;
import io.raptor.activity.port.Summariser;
import io.raptor.activity.port.Summariser.ClusterContent;
import io.raptor.activity.port.Summariser.Member;
import io.raptor.activity.port.Summariser.Summary;
import io.raptor.workflow.model.FailureType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatSummariserTest {

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @Test
    void asksAnOpenAiCompatibleEndpointForTitleAndSummary() {
        SERVER.stubFor(post("/v1/chat/completions").willReturn(okJson(openAi("Pumps\\n\\nThey move water.", "stop"))));
        Summariser summariser = openAi();
        Answer answer = summariser.summarise(Clusters.of(100, "first passage", "second passage"), 0);
        assertThat(answer).isEqualTo(new Answer("Pumps\n\nThey move water.", false, 50, 9));
        assertThat(summariser.read(answer)).isEqualTo(new Summary("Pumps", "They move water.", 50, 9));
        SERVER.verify(postRequestedFor(urlEqualTo("/v1/chat/completions"))
                .withHeader("Authorization", equalTo("Bearer secret-key"))
                .withRequestBody(matchingJsonPath("$.model", equalTo("m1")))
                .withRequestBody(matchingJsonPath("$.temperature", equalTo("0.0")))
                .withRequestBody(matchingJsonPath("$.seed", equalTo("7")))
                .withRequestBody(matchingJsonPath("$.max_tokens", equalTo("364")))
                .withRequestBody(matchingJsonPath("$.messages[0].content", notMatching(".*\\{cluster_content}.*"))));
    }

    @Test
    void otherHeadingsAreAnotherQuestion() {
        String pumps = openAi().question(under("Pumps"));
        assertThat(openAi().question(under("Valves"))).isNotEqualTo(pumps);
        assertThat(openAi().question(under("Pumps"))).isEqualTo(pumps);
    }

    private static ClusterContent under(String heading) {
        Structure place = new Structure(List.of(heading), 0, new int[0]);
        return new ClusterContent(List.of(new Member("a text", 2, new float[] {1, 0}, place)), 100, "", 7);
    }

    @Test
    void asksAgainWithAnotherSeedAndTemperature() {
        SERVER.stubFor(post(anyUrl()).willReturn(okJson(openAi("Pumps\\n\\nThey move water.", "stop"))));
        openAi().summarise(Clusters.of(100, "passage"), 2);
        SERVER.verify(postRequestedFor(anyUrl())
                .withRequestBody(matchingJsonPath("$.temperature", equalTo("0.5")))
                .withRequestBody(matchingJsonPath("$.seed", equalTo("9"))));
    }

    @Test
    void sendsNoKeyWhereThereIsNone() {
        SERVER.stubFor(post(anyUrl()).willReturn(okJson(openAi("Pumps\\n\\nThey move water.", "stop"))));
        summariser(ModelSettings.of(SERVER.baseUrl() + "/v1", "", "m1")).summarise(Clusters.of(100, "passage"), 0);
        SERVER.verify(postRequestedFor(anyUrl()).withHeader("Authorization", absent()));
    }

    @Test
    void tellsOllamaItsContextAndAsksForNoStream() {
        SERVER.stubFor(post("/api/chat").willReturn(okJson("""
                        {"model":"m1","message":{"role":"assistant","content":"Pumps\\n\\nThey move water."},
                         "done":true,"done_reason":"stop","prompt_eval_count":40,"eval_count":8}""")));
        assertThat(ollama().summarise(Clusters.of(100, "passage"), 0))
                .isEqualTo(new Answer("Pumps\n\nThey move water.", false, 40, 8));
        SERVER.verify(postRequestedFor(urlEqualTo("/api/chat"))
                .withRequestBody(matchingJsonPath("$.options.num_ctx", equalTo("8192")))
                .withRequestBody(matchingJsonPath("$.options.num_predict", equalTo("364")))
                .withRequestBody(matchingJsonPath("$.options.seed", equalTo("7")))
                .withRequestBody(matchingJsonPath("$.stream", equalTo("false"))));
    }

    @Test
    void refusesOllamasCutOffAnswer() {
        SERVER.stubFor(post("/api/chat").willReturn(okJson("""
                        {"model":"m1","message":{"role":"assistant","content":"Pumps\\n\\nThey mo"},
                         "done":true,"done_reason":"length","prompt_eval_count":40,"eval_count":8}""")));
        assertThat(failure(ollama()).type()).isEqualTo(FailureType.BAD_MODEL_OUTPUT);
    }

    @ParameterizedTest
    @CsvSource({
        "429, rate_limit_exceeded, RATE_LIMITED",
        "429, insufficient_quota, QUOTA_EXHAUSTED",
        "402, billing, QUOTA_EXHAUSTED",
        "401, invalid_api_key, CREDENTIALS_REJECTED",
        "403, forbidden, CREDENTIALS_REJECTED",
        "400, context_length_exceeded, MODEL_REFUSED",
        "404, model_not_found, MODEL_MISCONFIGURED",
        "413, too_large, MODEL_REFUSED",
        "301, moved, MODEL_MISCONFIGURED",
        "408, timeout, MODEL_UNAVAILABLE",
        "500, server_error, MODEL_UNAVAILABLE",
        "503, overloaded, MODEL_UNAVAILABLE",
    })
    void saysWhatARefusalMeansWithoutRepeatingItsProse(int status, String code, FailureType type) {
        answer(aResponse()
                .withStatus(status)
                .withBody("{\"error\":{\"code\":\"" + code + "\",\"message\":\"You said: passage one\"}}"));
        IndexingException failure = failure(openAi());
        assertThat(failure.type()).isEqualTo(type);
        assertThat(failure).hasMessageContainingAll("localhost", String.valueOf(status), code);
        assertThat(failure).hasNoCause();
        assertThat(failure.getMessage()).doesNotContain("passage", "secret-key");
        SERVER.verify(1, postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource({"7, PT7S", "0.5, PT0.5S", "'Wed, 21 Oct 2065 07:28:00 GMT', P1D", "soon,", "-3,"})
    void hearsHowLongToWait(String header, Duration expected) {
        answer(aResponse().withStatus(429).withHeader("Retry-After", header));
        assertThat(failure(openAi()).retryAfter()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "not json at all",
        "''",
        "{}",
        "'{\"choices\":[]}'",
        "'{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\"}}]}'",
    })
    void refusesAnAnswerThatMakesNoSense(String body) {
        answer(okJson(body));
        IndexingException failure = failure(openAi());
        assertThat(failure.type()).isEqualTo(FailureType.BAD_MODEL_OUTPUT);
        assertThat(failure).hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "'Pumps\\n\\nThey mo', length, BAD_MODEL_OUTPUT",
        "'', stop, BAD_MODEL_OUTPUT",
        "'<think>hm</think>', stop, BAD_MODEL_OUTPUT",
        "'Sorry', content_filter, MODEL_REFUSED",
    })
    void refusesAnAnswerThatIsNone(String content, String finish, FailureType type) {
        answer(okJson(openAi(content, finish)));
        assertThat(failure(openAi()).type()).isEqualTo(type);
    }

    @Test
    void endsACallOnTimeEvenWhenTheAnswersBodyHangs() {
        answer(okJson(openAi("Pumps\\n\\nThey move water.", "stop")).withChunkedDribbleDelay(10, 30_000));
        ModelSettings settings = settings().withTimeout(Duration.ofMillis(300));
        assertThat(failure(summariser(settings)).type()).isEqualTo(FailureType.MODEL_UNAVAILABLE);
    }

    @Test
    void endsACallWhenItsThreadIsInterruptedAndKeepsTheFlag() {
        answer(okJson(openAi("Pumps\\n\\nThey move water.", "stop")).withFixedDelay(30_000));
        Thread.currentThread().interrupt();
        assertThat(failure(openAi()).type()).isEqualTo(FailureType.INTERNAL);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void takesADroppedConnectionForAnOutage() {
        answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(failure(openAi()).type()).isEqualTo(FailureType.MODEL_UNAVAILABLE);
    }

    @Test
    void takesARefusedConnectionForAnOutage() {
        Summariser nowhere = summariser(ModelSettings.of("http://localhost:1/v1", "secret-key", "m1"));
        assertThat(failure(nowhere).type()).isEqualTo(FailureType.MODEL_UNAVAILABLE);
    }

    private static void answer(ResponseDefinitionBuilder response) {
        SERVER.stubFor(post(anyUrl()).willReturn(response));
    }

    private static IndexingException failure(Summariser summariser) {
        return catchThrowableOfType(
                IndexingException.class, () -> summariser.summarise(Clusters.of(100, "passage one", "two"), 0));
    }

    private static ModelSettings settings() {
        return ModelSettings.of(SERVER.baseUrl() + "/v1", "secret-key", "m1");
    }

    private static Summariser openAi() {
        return summariser(settings());
    }

    private static Summariser ollama() {
        ModelSettings of = ModelSettings.of(SERVER.baseUrl(), "", "m1");
        return summariser(new ModelSettings(
                ModelProvider.OLLAMA, of.baseUrl(), "", "m1", of.timeout(), of.contextTokens(), of.batchSize()));
    }

    private static Summariser summariser(ModelSettings settings) {
        return Models.summariser(settings, new WordTokenizer());
    }

    private static String openAi(String content, String finish) {
        return """
                {"id":"1","object":"chat.completion","created":1,"model":"m1",
                 "choices":[{"index":0,"message":{"role":"assistant","content":"%s"},"finish_reason":"%s"}],
                 "usage":{"prompt_tokens":50,"completion_tokens":9,"total_tokens":59}}""".formatted(content, finish);
    }
}
