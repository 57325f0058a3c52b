package io.raptor.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that stays says where its log is asked for as JSON. */
class StructuredLogIT {

    private static final Map<String, String> JSON = Map.of("LOGGING_STRUCTURED_FORMAT_CONSOLE", "logstash");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    private Terminals terminals;

    @BeforeEach
    void open() {
        terminals = new Terminals(folder);
    }

    @AfterEach
    void close() {
        terminals.close();
    }

    @Test
    void everyLineOfAServerIsAnObject() throws Exception {
        Process server = terminals.start("server", JSON, "serve", "--port", "0", "--home", home());
        await().atMost(Terminals.PATIENCE).until(() -> terminals.said("server").contains("Health and metrics at"));
        server.destroy();
        Terminals.end(server);
        assertThat(lines("server"))
                .extracting(line -> line.path("message").asText())
                .anyMatch(message -> message.startsWith("Serving on http://"))
                .endsWith("Stopped.");
    }

    @Test
    void whyItDoesNotStartIsAnErrorOfTheLog() throws Exception {
        assertThat(terminals.run("worker", JSON, "worker", "--home", home())).isEqualTo(2);
        assertThat(lines("worker"))
                .extracting(
                        line -> line.path("level").asText(),
                        line -> line.path("message").asText())
                .containsExactly(tuple("ERROR", "a worker needs a Temporal service: --temporal local or host:port"));
    }

    private String home() {
        return folder.resolve("home").toString();
    }

    private List<JsonNode> lines(String terminal) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : terminals.said(terminal).lines().toList()) {
            lines.add(MAPPER.readTree(line));
        }
        return lines;
    }
}
