package io.raptor.starter.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.starter.config.Role;
import io.raptor.starter.testing.RunningRaptor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools over HTTP, message by message. */
class McpServletTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = "correct horse battery staple";

    @TempDir
    private static Path folder;

    private static RunningRaptor raptor;

    @BeforeAll
    static void index() throws IOException {
        Path lights = Files.createDirectory(folder.resolve("lights"));
        Files.writeString(
                lights.resolve("tern.md"),
                "# Tern Holm\n\n" + "The lamp of Tern Holm is lit at dusk by its keeper. ".repeat(30) + "\n\n# Fuel\n\n"
                        + "The lamp burns paraffin that a boat brings in March. ".repeat(30));
        raptor = RunningRaptor.start(
                folder.resolve("home"),
                Role.SERVER,
                Map.of(
                        "raptor.server.token",
                        TOKEN,
                        "raptor.sources.roots",
                        lights.toString(),
                        "raptor.mcp.control",
                        "true"));
        raptor.index("lights", lights);
    }

    @AfterAll
    static void stop() {
        raptor.close();
    }

    private static HttpResponse<String> post(String body, String... headers) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Accept", "application/json, text/event-stream");
        all.put("Authorization", "Bearer " + TOKEN);
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return raptor.post(
                "/mcp",
                body,
                all.entrySet().stream()
                        .flatMap(one -> List.of(one.getKey(), one.getValue()).stream())
                        .toArray(String[]::new));
    }

    private static JsonNode ask(String method, Map<String, ?> parameters) throws IOException {
        String body =
                JSON.writeValueAsString(Map.of("jsonrpc", "2.0", "id", 7, "method", method, "params", parameters));
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body()).path("result");
    }

    private static JsonNode call(String tool, Map<String, ?> arguments) throws IOException {
        return ask("tools/call", Map.of("name", tool, "arguments", arguments));
    }

    private static String text(String tool, Map<String, ?> arguments) throws IOException {
        JsonNode result = call(tool, arguments);
        assertThat(result.path("isError").asBoolean()).as(result.toString()).isFalse();
        return result.path("content").path(0).path("text").asText();
    }

    private static String error(String tool, Map<String, ?> arguments) throws IOException {
        JsonNode result = call(tool, arguments);
        assertThat(result.path("isError").asBoolean()).as(result.toString()).isTrue();
        return result.path("content").path(0).path("text").asText();
    }

    @Test
    void describesEachToolAndItsArguments() throws IOException {
        JsonNode tools = ask("tools/list", Map.of()).path("tools");
        assertThat(tools)
                .extracting(tool -> tool.path("name").asText())
                .containsExactlyInAnyOrder(
                        "list_datasets",
                        "search",
                        "ask",
                        "read",
                        "outline",
                        "index",
                        "task_status",
                        "pause",
                        "resume",
                        "retry_failed");
        assertThat(tools).allSatisfy(tool -> {
            assertThat(tool.path("description").asText()).isNotBlank();
            assertThat(tool.path("inputSchema").path("type").asText()).isEqualTo("object");
        });
    }

    @Test
    void everyHitHasItsSource() throws IOException {
        assertThat(text("list_datasets", Map.of())).contains("lights · 1 document");
        String hits = text("search", Map.of("query", "what does the lamp burn?", "top_k", 3, "dataset", "lights"));
        assertThat(hits).contains("[1] tern.md › Fuel · passage", " · node ", "paraffin");
        assertThat(text("search", Map.of("query", "lamp", "max_tokens", 60, "dataset", "lights"))
                        .length())
                .isLessThan(500);
    }

    @Test
    void readsAndOutlinesWhatIsNamed() throws IOException {
        String outline = text("outline", Map.of("doc_id", "tern.md", "dataset", "lights"));
        assertThat(outline).contains("Tern Holm · from passage 1 · node", "Fuel · from passage", "summary 1 of level");
        assertThat(text("outline", Map.of("dataset", "lights"))).contains("tern.md");
        String first = text("read", Map.of("doc_id", "tern.md", "max_tokens", 150, "dataset", "lights"));
        assertThat(first).contains("tern.md › Tern Holm · passage 1 · node", "read on with from=");
        String node = first.replaceAll("(?s).*?· node (\\S+).*", "$1");
        assertThat(text("read", Map.of("node_id", node, "dataset", "lights")))
                .contains("lit at dusk", "Summaries above it: ");
    }

    @Test
    void whatCannotBeDoneIsSaidToTheAgent() throws IOException {
        assertThat(error("search", Map.of("query", "x", "dataset", "nope"))).contains("no dataset nope");
        assertThat(error("search", Map.of("query", "x", "mode", "psychic", "dataset", "lights")))
                .contains("mode must be one of");
        assertThat(error("search", Map.of("dataset", "lights"))).contains("query");
        assertThat(error("read", Map.of("dataset", "lights"))).contains("doc_id or node_id");
        assertThat(error("read", Map.of("node_id", "nope", "dataset", "lights")))
                .contains("no node nope");
        assertThat(error("ask", Map.of("query", "why?", "dataset", "lights"))).contains("RAPTOR_CHAT", "Use search");
        assertThat(error("pause", Map.of("task_id", "nope"))).contains("nope");
    }

    @Test
    void indexesOnlyWhatAnyClientMay() throws IOException {
        assertThat(error("index", Map.of("paths", List.of("/etc"), "dataset", "stolen")))
                .contains("RAPTOR_SOURCE_ROOTS");
        assertThat(text(
                        "index",
                        Map.of("paths", List.of(folder.resolve("lights").toString()), "dataset", "again")))
                .startsWith("again ");
        raptor.await("again", status -> status.state().ended());
        assertThat(text("task_status", Map.of("task_id", "again"))).contains("completed: 1/1 document");
    }

    @Test
    void standsBehindTheSameLocks() {
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
        assertThat(post(ping).statusCode()).isEqualTo(200);
        assertThat(post(ping, "Authorization", "Bearer wrong").statusCode()).isEqualTo(401);
        assertThat(post(ping, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(post(ping, "Content-Type", "text/plain").statusCode()).isEqualTo(415);
        assertThat(post("x".repeat(2 << 20)).statusCode()).isEqualTo(413);
        assertThat(post("[", "Accept", "application/json, text/event-stream").statusCode())
                .isEqualTo(400);
        assertThat(raptor.get("/mcp", TOKEN).statusCode()).isEqualTo(405);
    }
}
