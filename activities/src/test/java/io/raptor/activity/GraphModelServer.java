package io.raptor.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.raptor.activity.testing.GraphAnswers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** A chat model over HTTP that answers the questions of graphs, each by its prompt alone, and counts them by their kind. */
final class GraphModelServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** The prompts that were answered, by kind. */
    final Map<String, Set<String>> prompts = new ConcurrentHashMap<>();

    /** Prompts that it answers by other words than those asked for. */
    volatile Predicate<String> unwilling = prompt -> false;

    GraphModelServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    int asked(String... kinds) {
        int asked = 0;
        for (String kind : kinds) {
            asked += prompts.getOrDefault(kind, Set.of()).size();
        }
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode messages = JSON.readTree(exchange.getRequestBody()).path("messages");
        String prompt = messages.path(messages.size() - 1).path("content").asText();
        String kind = GraphAnswers.kind(prompt).orElse("summary");
        prompts.computeIfAbsent(kind, of -> ConcurrentHashMap.newKeySet()).add(prompt);
        String content = unwilling.test(prompt)
                ? "I would rather not say."
                : GraphAnswers.to(prompt).orElse("A summary.");
        byte[] body = JSON.writeValueAsBytes(Map.of(
                "choices",
                List.of(Map.of(
                        "index",
                        0,
                        "finish_reason",
                        "stop",
                        "message",
                        Map.of("role", "assistant", "content", content))),
                "usage",
                Map.of("prompt_tokens", prompt.length() / 4, "completion_tokens", content.length() / 4)));
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
