package io.raptor.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** An OpenAI-compatible endpoint that answers everything after a fixed time, and notes when. */
final class LatencyModel implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DIMENSIONS = 64;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Duration latency;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong first = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong last = new AtomicLong();

    LatencyModel(Duration latency) throws IOException {
        // Java's server writes an answer in two parts, and would hold the second back until the first is acknowledged.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.latency = latency;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.createContext("/v1/chat/completions", exchange -> answer(exchange, request -> chat()));
        server.createContext("/v1/embeddings", exchange -> answer(exchange, LatencyModel::embeddings));
        server.setExecutor(threads);
        server.start();
    }

    private interface Reply {
        JsonNode to(JsonNode request);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    int requests() {
        return requests.get();
    }

    /** From the first request to the last answer. */
    Duration span() {
        return Duration.ofNanos(last.get() - first.get());
    }

    private void answer(HttpExchange exchange, Reply reply) throws IOException {
        long now = System.nanoTime();
        requests.incrementAndGet();
        first.accumulateAndGet(now, Math::min);
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        try {
            Thread.sleep(latency.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] body = JSON.writeValueAsBytes(reply.to(request));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
        last.accumulateAndGet(System.nanoTime(), Math::max);
    }

    private static JsonNode chat() {
        ObjectNode answer = JSON.createObjectNode().put("id", "x").put("object", "chat.completion");
        answer.put("created", 0).put("model", "latency");
        ObjectNode choice = answer.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", "A title\nA summary of some length.");
        answer.putObject("usage")
                .put("prompt_tokens", 100)
                .put("completion_tokens", 10)
                .put("total_tokens", 110);
        return answer;
    }

    private static JsonNode embeddings(JsonNode request) {
        ObjectNode answer = JSON.createObjectNode().put("object", "list").put("model", "latency");
        ArrayNode data = answer.putArray("data");
        int index = 0;
        for (JsonNode text : request.get("input")) {
            Random random = new Random(text.asText().hashCode());
            ArrayNode vector = data.addObject()
                    .put("object", "embedding")
                    .put("index", index++)
                    .putArray("embedding");
            for (int i = 0; i < DIMENSIONS; i++) {
                vector.add((float) random.nextGaussian());
            }
        }
        answer.putObject("usage").put("prompt_tokens", 100).put("total_tokens", 100);
        return answer;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
