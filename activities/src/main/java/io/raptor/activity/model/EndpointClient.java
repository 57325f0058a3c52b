package io.raptor.activity.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.raptor.activity.port.BadAnswerException;
import io.raptor.activity.port.IndexingException;
import io.raptor.workflow.model.FailureType;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * LangChain4j's way to an endpoint. Unlike its own it hears the headers of refusals, ends a call on time even when the
 * answer's body hangs, and ends it when its thread is interrupted.
 */
final class EndpointClient implements HttpClient {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Where OpenAI and Ollama have what was asked for. */
    private static final List<JsonPointer> ANSWERS = Stream.of("/choices/0/message", "/message", "/data", "/embeddings")
            .map(JsonPointer::compile)
            .toList();

    private final java.net.http.HttpClient http;
    private final HttpClient streaming;
    private final Duration timeout;

    EndpointClient(java.net.http.HttpClient http, HttpClient streaming, Duration timeout) {
        this.http = http;
        this.streaming = streaming;
        this.timeout = timeout;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<String> response = send(request);
        String host = URI.create(request.url()).getHost();
        if (response.statusCode() / 100 != 2) {
            throw Refusal.of(host, response);
        }
        requireAnswer(host, response.body());
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(response.body())
                .build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        streaming.execute(request, parser, listener);
    }

    /** What is no answer is kept for people to look at, which only who holds the answer's body can do. */
    private static void requireAnswer(String host, String body) {
        if (ANSWERS.stream().map(json(host, body)::at).noneMatch(JsonNode::isContainerNode)) {
            throw bad(host, "an answer without choices, message, data or embeddings", body);
        }
    }

    private static JsonNode json(String host, String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw bad(host, "an answer that is no JSON", body);
        }
    }

    private static BadAnswerException bad(String host, String problem, String body) {
        return new BadAnswerException("the model at " + host, problem, body.strip(), 0, 0);
    }

    private HttpResponse<String> send(HttpRequest request) {
        String host = URI.create(request.url()).getHost();
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(translated(request), BodyHandlers.ofString());
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw unavailable(host, "gave no whole answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw unavailable(host, "cannot be reached: " + reason(e));
        } catch (InterruptedException e) {
            throw Interruption.of("waiting for the model at " + host, e);
        } finally {
            answer.cancel(true);
        }
    }

    private static java.net.http.HttpRequest translated(HttpRequest request) {
        var translated = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
        request.headers().forEach((name, values) -> values.forEach(value -> translated.header(name, value)));
        return translated
                .method(request.method().name(), BodyPublishers.ofString(request.body() == null ? "" : request.body()))
                .build();
    }

    private static IndexingException unavailable(String host, String why) {
        return new IndexingException(FailureType.MODEL_UNAVAILABLE, "the model at " + host + " " + why);
    }

    /** The kind of failure alone: messages of the network may quote what was sent or received. */
    private static String reason(ExecutionException e) {
        Throwable cause = e.getCause();
        return cause == null ? "unknown" : cause.getClass().getSimpleName();
    }
}
