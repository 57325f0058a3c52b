package io.raptor.activity.model.endpoint;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.raptor.activity.model.Clusters;
import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.model.Models;
import io.raptor.activity.model.WordTokenizer;
import io.raptor.activity.port.Embedder;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.Summariser;
import io.raptor.activity.port.Summariser.Summary;
import java.util.List;

/** Endpoints that answer what a test says, and what is made of it. */
public final class Endpoints {

    public static final String KEY = "secret-key";

    private Endpoints() {}

    public static void answer(WireMockExtension server, ResponseDefinitionBuilder response) {
        server.stubFor(post(anyUrl()).willReturn(response));
    }

    public static Summariser chat(WireMockExtension server) {
        return Models.summariser(ModelSettings.of(server.baseUrl() + "/v1", KEY, "m1"), new WordTokenizer());
    }

    public static Summary summary(Summariser chat) {
        return chat.read(chat.summarise(Clusters.of(100, "passage one", "two"), 0));
    }

    public static Embedder embedding(WireMockExtension server) {
        return new RemoteEmbedder(ModelSettings.of(server.baseUrl() + "/v1", KEY, "m1"), new WordTokenizer());
    }

    public static IndexingException failure(Summariser chat) {
        return catchThrowableOfType(
                IndexingException.class, () -> chat.summarise(Clusters.of(100, "passage one", "two"), 0));
    }

    public static IndexingException failure(Embedder embedder) {
        return catchThrowableOfType(IndexingException.class, () -> embedder.embed(List.of("one", "two")));
    }

    /** An answer of chat as OpenAI gives it. */
    public static String said(String content, String finish) {
        return choice("{\"role\":\"assistant\",\"content\":" + quoted(content) + "}", quoted(finish));
    }

    /** @param finish as JSON */
    public static String choice(String message, String finish) {
        return "{\"id\":\"1\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":" + message
                + ",\"finish_reason\":" + finish
                + "}],\"usage\":{\"prompt_tokens\":50,\"completion_tokens\":9,\"total_tokens\":59}}";
    }

    static String quoted(String text) {
        try {
            return EndpointJson.MAPPER.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
