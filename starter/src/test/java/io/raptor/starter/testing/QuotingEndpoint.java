package io.raptor.starter.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A chat endpoint that answers only from what it is given: with the sentence that shares most words with the question, and
 * the number of the passage that it stands in; with {@code NO_ANSWER} where none shares enough of them.
 */
public final class QuotingEndpoint implements AutoCloseable {

    /** A document that holds this word is quoted without end where the answer is streamed. */
    public static final String ENDLESS = "evermore";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PASSAGE = Pattern.compile("<passage n=\"(\\d+)\">\nFrom: .*\n((?s:.*?))\n</passage>");
    private static final Pattern SENTENCE = Pattern.compile("[^.!?\n]+");
    private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");
    private static final int LEAST_LETTERS = 4;
    private static final double ENOUGH = 0.6;

    private static final int PACE_MILLIS = 20;

    private final CountDownLatch left = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    public QuotingEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError("no port", e);
        }
        server.createContext("/", this::answer);
        // One call may last while others are made.
        server.setExecutor(threads);
        server.start();
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        String said = said(request.at("/messages/0/content").asText());
        boolean streamed = request.path("stream").asBoolean();
        exchange.getResponseHeaders().set("Content-Type", streamed ? "text/event-stream" : "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            if (streamed && said.contains(ENDLESS)) {
                endlessly(body);
            } else if (streamed) {
                for (String word : said.split("(?<= )", -1)) {
                    event(body, piece("delta", word, null));
                }
                event(body, piece("delta", "", "stop"));
            } else {
                body.write(JSON.writeValueAsBytes(piece("message", said, "stop")));
            }
        }
    }

    /** Speaks until nobody listens any more. */
    private void endlessly(OutputStream body) {
        try {
            while (!left.await(PACE_MILLIS, TimeUnit.MILLISECONDS)) {
                event(body, piece("delta", "and on ", null));
            }
        } catch (IOException gone) {
            left.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Counted down when whoever heard an answer without end is gone. */
    public CountDownLatch left() {
        return left;
    }

    private static void event(OutputStream body, JsonNode piece) throws IOException {
        body.write(("data: " + piece + "\n\n").getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    private static ObjectNode piece(String field, String words, @Nullable String finish) {
        ObjectNode reply = JSON.createObjectNode();
        ObjectNode choice = reply.putArray("choices").addObject().put("finish_reason", finish);
        choice.putObject(field).put("content", words);
        return reply;
    }

    private static String said(String prompt) {
        Set<String> wanted = words(prompt.substring(prompt.lastIndexOf("Question:") + 9));
        String best = "NO_ANSWER Nothing is said of that.";
        double most = ENOUGH;
        Matcher passages = PASSAGE.matcher(prompt);
        while (passages.find()) {
            Matcher sentences = SENTENCE.matcher(passages.group(2));
            while (sentences.find()) {
                Set<String> held = words(sentences.group());
                held.retainAll(wanted);
                double share = (double) held.size() / wanted.size();
                if (share > most) {
                    most = share;
                    best = sentences.group().strip() + " [" + passages.group(1) + "].";
                }
            }
        }
        return best;
    }

    private static Set<String> words(String text) {
        return Arrays.stream(NO_LETTERS.split(text.toLowerCase(Locale.ROOT), -1))
                .filter(word -> word.length() >= LEAST_LETTERS)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
