package io.raptor.starter.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Instant;
import java.util.List;

/** A chat endpoint that answers well but for what a test has it answer to requests that hold a word. */
public final class FaultyEndpoint implements AutoCloseable {

    private static final String SUMMARY = "Harbour\\n\\nThe ferries of the harbour left on time.";
    private static final int HIGH = 1;
    private static final int LOW = 9;

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    public FaultyEndpoint() {
        server.start();
        heal();
    }

    public String baseUrl() {
        return server.baseUrl() + "/v1";
    }

    /** Answers everything well from now on. */
    public void heal() {
        server.resetMappings();
        server.resetScenarios();
        server.stubFor(any(anyUrl()).atPriority(LOW).willReturn(okJson(answer(SUMMARY, "stop"))));
    }

    /** What an endpoint says where all is well. */
    public static String answer(String content, String finish) {
        return """
                {"id":"1","object":"chat.completion","created":1,"model":"m1","choices":[{"index":0,
                "finish_reason":"%s","message":{"role":"assistant","content":"%s"}}],
                "usage":{"prompt_tokens":100,"completion_tokens":10,"total_tokens":110}}""".formatted(finish, content);
    }

    /** Answers so whatever holds the word. */
    public void answers(String word, ResponseDefinitionBuilder so) {
        server.stubFor(holding(word).willReturn(so));
    }

    /** Answers so the first few requests that hold the word. */
    public void answers(String word, int times, ResponseDefinitionBuilder so) {
        for (int i = 0; i < times; i++) {
            server.stubFor(holding(word)
                    .inScenario(word)
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "after " + i)
                    .willSetStateTo("after " + (i + 1))
                    .willReturn(so));
        }
    }

    private static MappingBuilder holding(String word) {
        return any(anyUrl()).atPriority(HIGH).withRequestBody(containing(word));
    }

    /** Requests that held the word, the oldest first. */
    public List<Seen> seen(String word) {
        return server.getAllServeEvents().stream()
                .filter(event -> event.getRequest().getBodyAsString().contains(word))
                .map(FaultyEndpoint::seen)
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .toList();
    }

    private static Seen seen(ServeEvent event) {
        LoggedResponse response = event.getResponse();
        return new Seen(event.getRequest().getLoggedDate().toInstant(), response == null ? 0 : response.getStatus());
    }

    /** @param status 0 when there was no answer */
    public record Seen(Instant at, int status) {}

    @Override
    public void close() {
        server.stop();
    }
}
