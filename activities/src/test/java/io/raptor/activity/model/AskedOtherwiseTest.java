package io.raptor.activity.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.raptor.activity.model.endpoint.Endpoints;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Summariser;
import io.raptor.workflow.model.FailureType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Questions that an endpoint takes in other words only. */
class AskedOtherwiseTest {

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    static Stream<Arguments> refusedParameters() {
        return Stream.of(
                of(
                        400,
                        "max_tokens",
                        "{'error':{'message':'Unsupported parameter: max_tokens is not supported with this"
                                + " model. Use max_completion_tokens instead.','param':'max_tokens','code':'unsupported_parameter'}}"),
                of(
                        400,
                        "temperature",
                        "{'error':{'message':'Unsupported value: temperature does not support 0 with this"
                                + " model. Only the default (1) value is supported.','param':'temperature','code':'unsupported_value'}}"),
                of(400, "temperature", "{'error':{'message':'invalid temperature: only 1 is allowed for this model'}}"),
                of(
                        422,
                        "seed",
                        "{'detail':[{'type':'extra_forbidden','loc':['body','seed'],'msg':'Extra inputs are not"
                                + " permitted','input':7}]}"),
                of(
                        400,
                        "seed",
                        "[{'error':{'code':400,'message':'Invalid JSON payload received. Unknown name seed:"
                                + " Cannot find field.','status':'INVALID_ARGUMENT'}}]"),
                of(
                        422,
                        "seed",
                        "{'object':'error','message':{'detail':[{'type':'extra_forbidden','loc':['body','seed'],"
                                + "'msg':'Extra inputs are not permitted'}]},'type':'invalid_request_error'}"),
                of(
                        400,
                        "max_tokens",
                        "{'error':{'message':'Invalid max_tokens value, the valid range of max_tokens is"
                                + " [1, 128]'}}"),
                of(400, "stream", "{'error':'unrecognized field stream'}"),
                of(200, "seed", "{'error':{'message':'seed is not supported','code':400}}"));
    }

    private static Arguments of(int status, String parameter, String body) {
        return Arguments.of(status, parameter, body.replace('\'', '"'));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("refusedParameters")
    void aRefusedParameterIsLeftOutAtOnceAndFromThenOn(int status, String parameter, String body) {
        good();
        SERVER.stubFor(post(anyUrl())
                .withRequestBody(matchingJsonPath("$." + parameter))
                .willReturn(aResponse().withStatus(status).withBody(body)));
        Summariser chat = Endpoints.chat(SERVER);
        assertThat(chat.read(chat.summarise(Clusters.of(100, "one"), 0)).title())
                .isEqualTo("Pumps");
        SERVER.verify(2, postRequestedFor(anyUrl()));
        chat.summarise(Clusters.of(100, "two"), 0);
        SERVER.verify(3, postRequestedFor(anyUrl()));
        if (parameter.equals("max_tokens")) {
            SERVER.verify(2, postRequestedFor(anyUrl()).withRequestBody(matchingJsonPath("$.max_completion_tokens")));
        }
    }

    @Test
    void severalParametersAreLeftOutOneByOne() {
        good();
        for (String parameter : new String[] {"max_tokens", "max_completion_tokens", "seed", "temperature"}) {
            SERVER.stubFor(post(anyUrl())
                    .withRequestBody(matchingJsonPath("$." + parameter))
                    .willReturn(
                            aResponse().withStatus(400).withBody("{\"error\":\"unknown field " + parameter + "\"}")));
        }
        assertThat(Endpoints.summary(Endpoints.chat(SERVER)).title()).isEqualTo("Pumps");
    }

    @Test
    void aRefusalOfTheRequestItselfIsNotAskedOtherwise() {
        Endpoints.answer(
                SERVER,
                aResponse()
                        .withStatus(400)
                        .withBody(
                                "{\"error\":{\"message\":\"maximum context length is 4096 tokens, max_tokens is too large\"}}"));
        assertThat(Endpoints.failure(Endpoints.chat(SERVER)).type()).isEqualTo(FailureType.MODEL_REFUSED);
        SERVER.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void theRoomForThoughtsIsLearntAndKept() {
        thinksUpTo(3000);
        Summariser chat = Endpoints.chat(SERVER);
        assertThat(thought(chat, 0)).hasMessageContaining("364 tokens for thinking");
        assertThat(thought(chat, 1)).hasMessageContaining("for thinking");
        assertThat(chat.read(chat.summarise(Clusters.of(100, "one"), 2)).title())
                .isEqualTo("Pumps");
        assertThat(chat.read(chat.summarise(Clusters.of(100, "two"), 0)).title())
                .isEqualTo("Pumps");
        SERVER.verify(4, postRequestedFor(anyUrl()));
    }

    @Test
    void thoughtsThatLeaveNoRoomAreAFaultOfTheSetUp() {
        thinksUpTo(100_000);
        Summariser chat = Endpoints.chat(SERVER);
        BadAnswerException last = thought(chat, 0);
        for (int attempt = 1; last.type() == FailureType.BAD_MODEL_OUTPUT; attempt++) {
            last = thought(chat, attempt);
        }
        assertThat(last.type()).isEqualTo(FailureType.MODEL_MISCONFIGURED);
        assertThat(last).hasMessageContainingAll("4096 tokens for thinking", "raptor.chat.context-tokens");
        assertThat(last.getMessage()).hasSizeLessThan(200);
        assertThat(last.answer().outputTokens()).isEqualTo(4096);
    }

    private static BadAnswerException thought(Summariser chat, int attempt) {
        try {
            chat.summarise(Clusters.of(100, "one"), attempt);
        } catch (IndexingException e) {
            return (BadAnswerException) e;
        }
        throw new AssertionError("an answer came");
    }

    /** Needs so much room before it says anything. */
    private static void thinksUpTo(int tokens) {
        good();
        int[] rooms = {364, 1092, 2730, 3276, 4096};
        for (int room : rooms) {
            if (room < tokens) {
                SERVER.stubFor(post(anyUrl())
                        .withRequestBody(matchingJsonPath("$[?(@.max_tokens == " + room + ")]"))
                        .willReturn(okJson(
                                Endpoints.choice("{\"content\":\"\",\"reasoning_content\":\"I think.\"}", "\"length\"")
                                        .replace("\"completion_tokens\":9", "\"completion_tokens\":" + room))));
            }
        }
    }

    private static void good() {
        SERVER.stubFor(post(anyUrl()).willReturn(okJson(Endpoints.said("Pumps\n\nThey move water.", "stop"))));
    }
}
