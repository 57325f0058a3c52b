package io.raptor.activity.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.sun.net.httpserver.HttpServer;
import io.raptor.activity.model.endpoint.Endpoints;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.ChatModel;
import io.raptor.activity.port.ChatModel.ChatRequest;
import io.raptor.activity.port.ChatModel.Listener;
import io.raptor.activity.port.ChatModel.Said;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of chat models that come in pieces, as providers form them. */
class StreamedRepliesTest {

    private static final ChatRequest ASKING = new ChatRequest("Who keeps the light?", 20, 100, 0, 0);

    private static final String END = "data: {'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}";

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final List<String> heard = new ArrayList<>();
    private int answers;

    private final Listener listener = new Listener() {
        @Override
        public void begins() {
            heard.clear();
            answers++;
        }

        @Override
        public void says(String words) {
            heard.add(words);
        }
    };

    @Test
    void openAisEventsAreToldOneByOneAndAreOneAnswer() {
        events(
                "data: {'choices':[],'prompt_filter_results':[{'index':0}]}",
                piece(""),
                piece("Ada"),
                ": a comment",
                piece(" keeps it [1]."),
                END,
                "data: {'choices':[],'usage':{'prompt_tokens':50,'completion_tokens':9}}",
                "data: [DONE]");

        assertThat(model().say(ASKING, listener)).isEqualTo(new Said("Ada keeps it [1].", "stop", 50, 9));
        assertThat(heard).containsExactly("Ada", " keeps it [1].");
        SERVER.verify(postRequestedFor(anyUrl())
                .withRequestBody(matchingJsonPath("$[?(@.stream == true && @.stream_options.include_usage == true)]")));
    }

    @Test
    void ollamasLinesAreAnAnswerToo() {
        Endpoints.answer(SERVER, ok("""
                {"model":"m1","message":{"role":"assistant","content":"","thinking":"Hm."},"done":false}
                {"model":"m1","message":{"role":"assistant","content":"Ada"},"done":false}
                {"model":"m1","message":{"role":"assistant","content":" does."},"done":false}
                {"model":"m1","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop",\
                "prompt_eval_count":50,"eval_count":9}
                """));
        ModelSettings settings =
                new ModelSettings(ModelProvider.OLLAMA, SERVER.baseUrl(), "", "m1", Duration.ofSeconds(5), 4096, 16);

        assertThat(Models.chat("chat", settings, new WordTokenizer()).say(ASKING, listener))
                .isEqualTo(new Said("Ada does.", "stop", 50, 9));
        assertThat(heard).containsExactly("Ada", " does.");
    }

    @Test
    void thoughtsThatAreToldApartAreCountedAndNotHeard() {
        events(
                "data: {'choices':[{'index':0,'delta':{'reasoning_content':'one two three'}}]}",
                piece("Ada."),
                END,
                "data: [DONE]");
        assertThat(model().say(ASKING, listener).outputTokens()).isEqualTo(4);
        assertThat(heard).containsExactly("Ada.");
    }

    @Test
    void anEndpointThatCannotStreamIsHeardAtOnce() {
        Endpoints.answer(SERVER, okJson(Endpoints.said("Ada does.", "stop")));
        assertThat(model().say(ASKING, listener).raw()).isEqualTo("Ada does.");
        assertThat(heard).containsExactly("Ada does.");

        Endpoints.answer(SERVER, okJson(Endpoints.said("Ada does.", "stop").replace(",", ",\n")));
        assertThat(model().say(ASKING, listener).raw()).isEqualTo("Ada does.");
        assertThat(heard).containsExactly("Ada does.");
    }

    @Test
    void whatAnEndpointDoesNotTakeIsLeftOutAtOnce() {
        events(piece("Ada."), END);
        SERVER.stubFor(post(anyUrl())
                .withRequestBody(matchingJsonPath("$.stream_options"))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":{\"message\":\"unknown field stream_options\"}}")));
        assertThat(model().say(ASKING, listener).raw()).isEqualTo("Ada.");
        assertThat(answers).isEqualTo(2);
        assertThat(heard).containsExactly("Ada.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {'error':{'message':'secret words','code':'rate_limit_exceeded'}} | RATE_LIMITED
                    {'error':{'message':'secret words','type':'server_error','code':503}} | MODEL_UNAVAILABLE
                    {'choices':[{'index':0,'delta':{},'finish_reason':'content_filter'}]} | MODEL_REFUSED
                    {'choices':[{'index':0,'delta':{},'finish_reason':'length'}]} | BAD_MODEL_OUTPUT
                    """)
    void anErrorInTheMidstOfAnAnswerHasItsType(String event, FailureType type) {
        events(piece("Ada keeps"), "data: " + event, "data: [DONE]");
        IndexingException failure = failure();
        assertThat(failure.type()).isEqualTo(type);
        assertThat(failure).hasMessageNotContainingAny("secret", "Ada");
    }

    @Test
    void anAnswerThatNobodyEndedIsNone() {
        events(piece("Ada keeps"), piece(" it"));
        assertThat(failure())
                .isInstanceOfSatisfying(
                        BadAnswerException.class,
                        bad -> assertThat(bad.answer().text()).isEqualTo("Ada keeps it"))
                .hasMessageContaining("connection closed");
    }

    @Test
    void aBrokenConnectionIsAnOutage() {
        Endpoints.answer(SERVER, aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
        assertThat(failure().type()).isEqualTo(FailureType.MODEL_UNAVAILABLE);
    }

    @Test
    void aListenerMayEndTheCall() {
        events(piece("Ada."), END);
        Listener gone = new Listener() {
            @Override
            public void begins() {}

            @Override
            public void says(String words) {
                throw new IllegalStateException("gone");
            }
        };
        assertThatThrownBy(() -> model().say(ASKING, gone)).hasMessage("gone");
    }

    @Test
    @Timeout(60)
    void wordsAreHeardBeforeTheAnswerIsWhole() throws IOException {
        CountDownLatch first = new CountDownLatch(1);
        HttpServer slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slow.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(json(piece("Ada")).getBytes(StandardCharsets.UTF_8));
                body.flush();
                if (first.await(30, TimeUnit.SECONDS)) {
                    body.write(json(END).getBytes(StandardCharsets.UTF_8));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        slow.start();
        try {
            String url = "http://127.0.0.1:" + slow.getAddress().getPort() + "/v1";
            ChatModel model = Models.chat("chat", ModelSettings.of(url, "", "m1"), new WordTokenizer());
            Listener waited = new Listener() {
                @Override
                public void begins() {}

                @Override
                public void says(String words) {
                    first.countDown();
                }
            };
            assertThat(model.say(ASKING, waited).raw()).isEqualTo("Ada");
        } finally {
            slow.stop(0);
        }
    }

    private IndexingException failure() {
        return catchThrowableOfType(IndexingException.class, () -> model().say(ASKING, listener));
    }

    private static ChatModel model() {
        return Models.chat("chat", ModelSettings.of(SERVER.baseUrl() + "/v1", "key", "m1"), new WordTokenizer());
    }

    private static String piece(String words) {
        return "data: {'id':'1','object':'chat.completion.chunk','choices':[{'index':0,'delta':{'role':'assistant','content':'"
                + words + "'},'finish_reason':null}]}";
    }

    private static void events(String... lines) {
        ResponseDefinitionBuilder response = ok().withHeader("Content-Type", "text/event-stream");
        Endpoints.answer(SERVER, response.withBody(json(String.join("\n\n", lines))));
    }

    private static String json(String quoted) {
        return quoted.replace('\'', '"') + "\n\n";
    }
}
