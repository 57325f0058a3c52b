package io.raptor.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.raptor.workflow.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A chat model over HTTP that answers the questions of graphs, each by its prompt alone, and counts them by their kind. */
final class GraphModelServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LEAF = Pattern.compile("(?m)^\\[(\\d+)] (.*)$");
    private static final Pattern NAME = Pattern.compile("\\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\\b");
    private static final Pattern NUMBERED = Pattern.compile("(?m)^(\\d+)\\. ([^(]*) \\(");
    private static final Pattern STATEMENT = Pattern.compile("(?m)^- (.*)$");
    private static final Pattern LINE = Pattern.compile("(?m)^([ERPC]\\d+) (.*)$");

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
        String kind = kind(prompt);
        prompts.computeIfAbsent(kind, of -> ConcurrentHashMap.newKeySet()).add(prompt);
        String content = unwilling.test(prompt) ? "I would rather not say." : content(kind, prompt);
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

    private static String kind(String prompt) {
        if (prompt.contains("\"findings\"")) {
            return "report";
        } else if (prompt.contains("\"groups\"")) {
            return "resolve";
        }
        return prompt.contains("<statements>") ? "describe" : "extract";
    }

    private static String content(String kind, String prompt) throws IOException {
        return switch (kind) {
            case "report" -> JSON.writeValueAsString(report(prompt));
            case "resolve" -> JSON.writeValueAsString(Map.of("groups", groups(prompt)));
            case "describe" -> described(prompt);
            default -> JSON.writeValueAsString(extracted(prompt));
        };
    }

    /** All that begins with a capital letter, and a link from each to the next one of its passage. */
    private static Map<String, Object> extracted(String prompt) {
        List<Map<String, Object>> entities = new ArrayList<>();
        List<Map<String, Object>> relations = new ArrayList<>();
        for (MatchResult leaf : LEAF.matcher(prompt).results().toList()) {
            List<Integer> at = List.of(Integer.parseInt(leaf.group(1)));
            String text = leaf.group(2);
            List<String> names = new ArrayList<>(new LinkedHashSet<>(
                    NAME.matcher(text).results().map(MatchResult::group).toList()));
            for (int i = 0; i < names.size(); i++) {
                entities.add(Map.of("name", names.get(i), "type", "person", "description", "Said: " + text, "at", at));
                if (i > 0) {
                    relations.add(Map.of(
                            "from",
                            names.get(i - 1),
                            "to",
                            names.get(i),
                            "description",
                            "Together: " + text,
                            "strength",
                            5,
                            "at",
                            at));
                }
            }
        }
        return Map.of("entities", entities, "relations", relations);
    }

    /** Names with the same last word are one thing. */
    private static List<List<Integer>> groups(String prompt) {
        Map<String, List<Integer>> groups = NUMBERED.matcher(prompt)
                .results()
                .collect(Collectors.groupingBy(
                        line -> line.group(2).substring(line.group(2).lastIndexOf(' ') + 1),
                        java.util.TreeMap::new,
                        Collectors.mapping(line -> Integer.valueOf(line.group(1)), Collectors.toList())));
        return List.copyOf(groups.values());
    }

    private static String described(String prompt) {
        List<String> said = STATEMENT
                .matcher(prompt)
                .results()
                .map(line -> line.group(1))
                .sorted()
                .toList();
        return said.size() + " statements, "
                + Sha256.of(String.join("\n", said)).substring(0, 12) + ".";
    }

    private static Map<String, Object> report(String prompt) {
        List<MatchResult> lines = LINE.matcher(prompt).results().toList();
        List<Map<String, Object>> findings = lines.stream()
                .limit(3)
                .map(line -> Map.<String, Object>of(
                        "summary",
                        "On " + line.group(2).split(" \\(", 2)[0],
                        "explanation",
                        "It says so.",
                        "refs",
                        List.of(line.group(1))))
                .toList();
        return Map.of(
                "title",
                "Around " + findings.get(0).get("summary"),
                "summary",
                "A group of " + lines.size() + ".",
                "rating",
                5,
                "findings",
                findings);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
