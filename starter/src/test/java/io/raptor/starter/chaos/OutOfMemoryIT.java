package io.raptor.starter.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server with the image's options of Java, which is given more than its memory holds. */
@Timeout(360)
class OutOfMemoryIT {

    private static final Pattern OPTION = Pattern.compile("-XX:\\S+");
    private static final int ENDED_FOR_WANT_OF_MEMORY = 3;
    private static final String LINE = "The ferry leaves the harbour at nine and carries timber to the island.\n";
    private static final int LINES = 1_300_000;

    @Test
    void endsAndDoesNotStayHalfAlive(@TempDir Path folder) throws Exception {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        write(sources.resolve("large.txt"));
        Worker server = Worker.start(
                Files.createDirectories(folder.resolve("home")), options(), List.of("serve", "--port", "0"), Map.of());
        try {
            assertThat(index(server, sources)).isEqualTo(201);
            assertThat(server.process().waitFor(2, TimeUnit.MINUTES))
                    .as("it ends: %s", server.said())
                    .isTrue();
            assertThat(server.process().exitValue()).isEqualTo(ENDED_FOR_WANT_OF_MEMORY);
            assertThat(server.said()).contains("OutOfMemoryError");
        } finally {
            server.close();
        }
    }

    /** Of the image, with a heap that is smaller than the document. */
    static List<String> options() throws IOException {
        String start = Files.readString(Path.of("..", "docker", "start"));
        List<String> options = new ArrayList<>(
                OPTION.matcher(start).results().map(MatchResult::group).toList());
        assertThat(options).isNotEmpty();
        options.addAll(List.of("-XX:+UseSerialGC", "-Xmx160m"));
        return options;
    }

    static void write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < LINES; i++) {
                out.write(LINE);
            }
        }
    }

    static int index(Worker server, Path sources) throws IOException, InterruptedException {
        String body = "{\"dataset\":\"large\",\"sources\":[\"" + sources + "\"]}";
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.owner().url() + "/api/v1/task"))
                                .header(
                                        "Authorization",
                                        "Bearer " + server.owner().token())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }
}
