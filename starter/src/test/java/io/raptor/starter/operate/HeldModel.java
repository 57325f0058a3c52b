package io.raptor.starter.operate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A chat endpoint that holds its answers back until a test lets a task have them: so a task stays where it is. */
final class HeldModel implements AutoCloseable {

    private static final Pattern TASK = Pattern.compile("papers-\\d+");
    private static final String ANSWER = """
            {"id":"1","object":"chat.completion","created":1,"model":"held","choices":[{"index":0,
            "finish_reason":"stop","message":{"role":"assistant","content":"What the keepers of TASK wrote."}}],
            "usage":{"prompt_tokens":100,"completion_tokens":10,"total_tokens":110}}""";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Set<String> released = new HashSet<>();
    private boolean closed;

    HeldModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Answers what is asked about a task's texts from now on. */
    synchronized void release(String task) {
        released.add(task);
        notifyAll();
    }

    private synchronized void awaitRelease(String task) throws InterruptedException {
        while (!closed && !released.contains(task)) {
            wait();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher task = TASK.matcher(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String asked = task.find() ? task.group() : "";
            awaitRelease(asked);
            byte[] answer = ANSWER.replace("TASK", asked).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
