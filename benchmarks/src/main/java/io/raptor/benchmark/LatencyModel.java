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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** An OpenAI-compatible endpoint that answers everything after a fixed time, and notes when. */
final class LatencyModel implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DIMENSIONS = 64;
    private static final int WARM_UP_ROUNDS = 100;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Duration latency = Duration.ZERO;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong first = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong last = new AtomicLong();

    LatencyModel(Duration latency) throws IOException {
        // Java's server writes an answer in two parts, and would hold the second back until the first is acknowledged.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.createContext("/v1/chat/completions", exchange -> answer(exchange, request -> chat()));
        server.createContext("/v1/embeddings", exchange -> answer(exchange, LatencyModel::embeddings));
        server.setExecutor(threads);
        server.start();
        warmUp();
        requests.set(0);
        first.set(Long.MAX_VALUE);
        last.set(0);
        this.latency = latency;
    }

    /**
     * Answers at once for a while, as an endpoint does that has been up: the first answers of a process take longer than
     * what is to be measured. None of it is counted.
     */
    private void warmUp() throws IOException {
        HttpClient client = HttpClient.newHttpClient();
        String chat = JSON.createObjectNode().put("model", "latency").toString();
        ObjectNode embeddings = JSON.createObjectNode();
        IntStream.range(0, 32).forEach(text -> embeddings.withArray("input").add("text " + text));
        try {
            for (int round = 0; round < WARM_UP_ROUNDS; round++) {
                post(client, "/chat/completions", chat);
                post(client, "/embeddings", embeddings.toString());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void post(HttpClient client, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
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
        byte[] body = JSON.writeValueAsBytes(reply.to(request));
        sleepUntil(now + latency.toNanos());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
        last.accumulateAndGet(System.nanoTime(), Math::max);
    }

    /** What this endpoint itself does for an answer is within its latency. */
    private static void sleepUntil(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
