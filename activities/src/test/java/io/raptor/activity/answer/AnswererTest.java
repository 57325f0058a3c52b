package io.raptor.activity.answer;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.raptor.activity.model.endpoint.Endpoints.answer;
import static io.raptor.activity.model.endpoint.Endpoints.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.raptor.activity.call.FakeLedger;
import io.raptor.activity.call.LedgeredChat;
import io.raptor.activity.call.RateLimit;
import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.model.Models;
import io.raptor.activity.model.WordTokenizer;
import io.raptor.activity.port.ChatModel;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.search.SearchHit;
import io.raptor.workflow.model.FailureType;
import io.raptor.workflow.model.Usage;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AnswererTest {

    private static final String QUESTION = "Who keeps the light?";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final FakeLedger ledger = new FakeLedger();

    @Test
    void anAnswerNamesThePassagesThatItRestsOn() {
        answer(SERVER, okJson(said("<think>Ada? [1]</think>Ada keeps it [2]. She is tall [9].", "stop")));

        Answer answer = answerer().answer(QUESTION, Hits.of("It is red.", "Ada keeps the light."), AnswerWords.UNREAD);

        assertThat(answer.text()).isEqualTo("Ada keeps it [2]. She is tall.");
        assertThat(answer.cited()).containsExactly(2);
        assertThat(answer.unknownCitations()).isEqualTo(1);
        assertThat(answer.unsupported()).hasSize(1);
        assertThat(answer.hits()).extracting(SearchHit::text).containsExactly("It is red.", "Ada keeps the light.");
        assertThat(answer.usage().modelCalls()).isEqualTo(1);
        SERVER.verify(postRequestedFor(anyUrl()).withRequestBody(containing("Ada keeps the light.")));
    }

    @Test
    void theSameQuestionWithTheSamePassagesIsPaidOnce() {
        answer(SERVER, okJson(said("Ada keeps it [1].", "stop")));
        answerer().answer(QUESTION, Hits.of("Ada keeps the light."), AnswerWords.UNREAD);

        Answer again = answerer().answer(QUESTION, Hits.of("Ada keeps the light."), AnswerWords.UNREAD);

        assertThat(again.text()).isEqualTo("Ada keeps it [1].");
        assertThat(again.usage()).isEqualTo(Usage.CACHED);
        SERVER.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void aModelMaySayThatNothingAnswers() {
        answer(SERVER, okJson(said("NO_ANSWER The keeper is not named.", "stop")));

        Answer answer = answerer().answer(QUESTION, Hits.of("It is red."), AnswerWords.UNREAD);

        assertThat(answer.answered()).isFalse();
        assertThat(answer.text()).isEqualTo("The keeper is not named.");
    }

    @Test
    void withoutPassagesNobodyIsAsked() {
        Answer answer = answerer().answer(QUESTION, Hits.of(), AnswerWords.UNREAD);

        assertThat(answer.answered()).isFalse();
        SERVER.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void anErrorInPlaceOfAnAnswerIsTheEndpointsFault() {
        answer(SERVER, okJson("{\"error\":{\"message\":\"x\",\"code\":\"invalid_api_key\"}}"));
        assertFails(FailureType.CREDENTIALS_REJECTED);
        answer(SERVER, aResponse().withStatus(503));
        assertFails(FailureType.MODEL_UNAVAILABLE);
    }

    private void assertFails(FailureType type) {
        assertThatThrownBy(() -> answerer().answer(QUESTION, Hits.of("It is red."), AnswerWords.UNREAD))
                .isInstanceOfSatisfying(
                        IndexingException.class, e -> assertThat(e.type()).isEqualTo(type))
                .hasMessageNotContaining("It is red");
    }

    private Answerer answerer() {
        ChatModel model =
                Models.chat("answer", ModelSettings.of(SERVER.baseUrl() + "/v1", "key", "m1"), new WordTokenizer());
        LedgeredChat chat = new LedgeredChat(
                model.id(), true, RateLimit.unlimited(model.id()), ledger, ledger.calls(), () -> Instant.EPOCH);
        return new Answerer(model, 8192, new WordTokenizer(), chat);
    }
}
