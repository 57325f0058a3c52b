package io.raptor.starter.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A chat endpoint that answers only from what it is given: with the sentence that shares most words with the question, and
 * the number of the passage that it stands in; with {@code NO_ANSWER} where none shares enough of them.
 */
public final class QuotingEndpoint implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PASSAGE = Pattern.compile("<passage n=\"(\\d+)\">\nFrom: .*\n((?s:.*?))\n</passage>");
    private static final Pattern SENTENCE = Pattern.compile("[^.!?\n]+");
    private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");
    private static final int LEAST_LETTERS = 4;
    private static final double ENOUGH = 0.6;

    private final HttpServer server;

    public QuotingEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError("no port", e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        ObjectNode reply = JSON.createObjectNode();
        ObjectNode choice = reply.putArray("choices").addObject().put("finish_reason", "stop");
        choice.putObject("message")
                .put("content", said(request.at("/messages/0/content").asText()));
        byte[] body = JSON.writeValueAsBytes(reply);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
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
    }
}
