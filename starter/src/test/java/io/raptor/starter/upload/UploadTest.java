package io.raptor.starter.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.UploadStore;
import io.raptor.activity.remote.UploadedFiles;
import io.raptor.starter.config.Role;
import io.raptor.starter.dataset.DatasetOperations;
import io.raptor.starter.problem.OperationException;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.TaskStatus;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are sent: kept under their own names and nowhere else, within bounds, and indexed. */
@Timeout(120)
final class UploadTest {

    private static final String PATH = "/api/v1/document";
    private static final String BOUNDARY = "----boundary-of-this-test";
    private static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;
    private static final String SET = "papers";

    @TempDir
    static Path folder;

    private static RunningRaptor raptor;

    @BeforeAll
    static void start() {
        raptor = RunningRaptor.start(
                folder.resolve("home"),
                Role.SERVER,
                Map.of(
                        "raptor.documents.max-size", "20KB",
                        "raptor.uploads.max-size", "50KB",
                        "raptor.uploads.max-files", "4"));
    }

    @AfterAll
    static void stop() {
        raptor.close();
    }

    private static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    /** @param name as it stands in the header, its quotes and backslashes escaped */
    private static String file(String name, String text) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name
                + "\"\r\nContent-Type: text/markdown\r\n\r\n" + text + "\r\n";
    }

    private static HttpResponse<String> upload(String dataset, String... files) {
        String body = field("dataset", dataset) + String.join("", files) + "--" + BOUNDARY + "--\r\n";
        return raptor.send("POST", PATH, body, "Content-Type", TYPE);
    }

    private static Path uploads() {
        return raptor.bean(Uploads.class).folder();
    }

    private static UploadStore store() {
        return raptor.bean(Store.class).uploads();
    }

    /** Files on the disk, and what the store keeps of the datasets of these tests. */
    private static List<String> kept() throws IOException {
        Stream<String> stored = Stream.of(SET, "names", "large", "forged", "empty")
                .flatMap(dataset -> store().list(dataset).stream().map(upload -> dataset + "/" + upload.name()));
        try (Stream<Path> all = Files.walk(uploads())) {
            return Stream.concat(
                            stored,
                            all.filter(Files::isRegularFile)
                                    .map(file -> uploads().relativize(file).toString()))
                    .sorted()
                    .toList();
        }
    }

    /** The server takes away what it wrote on the way just after it has answered. */
    private static void leftAs(List<String> before) {
        await().untilAsserted(() -> assertThat(kept()).isEqualTo(before));
    }

    @Test
    void whatIsSentIsIndexedReplacedAndDeleted() throws IOException {
        HttpResponse<String> sent = upload(SET, file("a.md", "The keeper lights the lamp."), file("b.md", "Fog."));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        JsonNode stored = new ObjectMapper().readTree(sent.body());
        assertThat(stored.get("source").asText()).isEqualTo("upload://papers");
        assertThat(stored.at("/files/0").toString()).isEqualTo("{\"doc_id\":\"a.md\",\"bytes\":27,\"replaced\":false}");
        assertThat(kept()).contains("papers/a.md", "papers/b.md");

        String request = "{\"dataset\":\"papers\",\"sources\":[\"%s\"]}"
                .formatted(stored.get("source").asText());
        assertThat(raptor.post("/api/v1/task", request).statusCode()).isEqualTo(201);
        TaskStatus first = raptor.await(SET, status -> status.state().ended());
        assertThat(first.completedDocuments()).isEqualTo(2);

        assertThat(upload(SET, file("a.md", "Nobody lights the lamp.")).body()).contains("\"replaced\":true");
        raptor.post("/api/v1/task", request);
        TaskStatus second = raptor.await(SET, status -> status.state().ended() && status.completedDocuments() == 1);
        assertThat(second.skippedDocuments()).isEqualTo(1);
        assertThat(raptor.bean(DatasetOperations.class).tree(SET, "a.md").get(0).text())
                .contains("Nobody lights the lamp.");

        DatasetOperations datasets = raptor.bean(DatasetOperations.class);
        datasets.deleteDocument(SET, "b.md");
        assertThat(kept()).contains("papers/a.md").doesNotContain("papers/b.md");
        datasets.deleteDataset(SET);
        assertThat(store().list(SET)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../escaped.md",
                "..",
                "/etc/cron.d/job",
                "a/b.md",
                "..\\\\..\\\\escaped.md",
                "C:\\\\escaped.md",
                "c:stream.md",
                ".hidden",
                "bell\u0007.md",
                "nul.md",
                "COM1",
                "trailing. ",
                "no-break-space\u00a0",
                "\u202egpj.md",
                "line\u2028end.md",
                "com\u00b9.md",
                "CONIN$",
                "what?.md",
                "",
            })
    void aNameThatIsNoPlainNameIsRefused(String name) throws IOException {
        await().untilAsserted(
                        () -> assertThat(raptor.bean(Uploads.class).coming()).isEmptyDirectory());
        List<String> before = kept();
        HttpResponse<String> answer = upload("names", file("good.md", "good"), file(name, "bad"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        leftAs(before);
        assertThat(folder.resolve("escaped.md")).doesNotExist();
    }

    @Test
    void allFaultsOfAnUploadAreInOneAnswer() {
        HttpResponse<String> answer =
                upload("../up", file(".a", "1"), file("b.md", "2"), file("b.md", "3"), file("x".repeat(201), "4"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("#/dataset", "#/files/0", "#/files/2", "#/files/3");
        assertThat(answer.body()).doesNotContain("#/files/1\"");
    }

    @Test
    void nothingSentIsRefused() {
        assertThat(upload("empty").statusCode()).isEqualTo(400);
        assertThat(raptor.send("POST", PATH, "no parts at all", "Content-Type", TYPE)
                        .statusCode())
                .isEqualTo(400);
        assertThat(raptor.send("POST", PATH, "{}").statusCode()).isEqualTo(415);
    }

    @Test
    void whatIsTooLargeIsRefusedAndNothingOfItStays() throws IOException {
        await().untilAsserted(
                        () -> assertThat(raptor.bean(Uploads.class).coming()).isEmptyDirectory());
        List<String> before = kept();
        String large = "x".repeat(21 * 1024);
        String part = "x".repeat(15 * 1024);
        assertThat(upload("large", file("a.md", large)).statusCode()).isEqualTo(413);
        assertThat(upload("large", file("a.md", part), file("b.md", part), file("c.md", part), file("d.md", part))
                        .statusCode())
                .isEqualTo(413);
        assertThat(upload(
                                "large",
                                IntStream.range(0, 60)
                                        .mapToObj(i -> file("f" + i, "x"))
                                        .toArray(String[]::new))
                        .statusCode())
                .isEqualTo(413);
        HttpResponse<String> many =
                upload("large", file("a", "a"), file("b", "b"), file("c", "c"), file("d", "d"), file("e", "e"));
        assertThat(many.statusCode()).isEqualTo(400);
        assertThat(many.body()).contains("at most 4 in one upload");
        leftAs(before);
    }

    /** A form on another site's page can send files to a server that is open to this machine. */
    @Test
    void aPageOfElsewhereCannotSendFiles() throws IOException {
        await().untilAsserted(
                        () -> assertThat(raptor.bean(Uploads.class).coming()).isEmptyDirectory());
        List<String> before = kept();
        String body = field("dataset", "forged") + file("a.md", "a") + "--" + BOUNDARY + "--\r\n";
        for (String origin : List.of("https://evil.example", "null")) {
            assertThat(raptor.send("POST", PATH, body, "Content-Type", TYPE, "Origin", origin)
                            .statusCode())
                    .isEqualTo(403);
        }
        leftAs(before);
    }

    @Test
    void filesAreTakenNowhereElse() {
        String body = field("dataset", "papers") + "--" + BOUNDARY + "--\r\n";
        for (String path : List.of("/tasks/t/retry", "/api/v1/task", "/login")) {
            assertThat(raptor.send("POST", path, body, "Content-Type", TYPE).statusCode())
                    .as(path)
                    .isEqualTo(415);
        }
    }

    @Test
    void whoHasNoTokenWritesNothing() throws IOException {
        Path home = folder.resolve("guarded");
        try (RunningRaptor guarded =
                RunningRaptor.start(home, Role.SERVER, Map.of("raptor.server.token", "a-token-of-this-test"))) {
            String body = field("dataset", "papers") + file("a.md", "a") + "--" + BOUNDARY + "--\r\n";
            assertThat(guarded.send("POST", PATH, body, "Content-Type", TYPE).statusCode())
                    .isEqualTo(401);
            try (Stream<Path> files = Files.walk(home.resolve("uploads"))) {
                assertThat(files.filter(Files::isRegularFile)).isEmpty();
            }
        }
    }

    /** A file that cannot get its place leaves nothing behind on its way. */
    @Test
    void whatBreaksOffLeavesNothing() throws IOException {
        Uploads uploads = new Uploads(folder.resolve("broken"), 4, raptor.bean(UploadedFiles.class));
        Uploads.Incoming broken = new Uploads.Incoming() {
            @Override
            public String name() {
                return "a.md";
            }

            @Override
            public long bytes() {
                return 1;
            }

            @Override
            public void moveTo(Path place) throws IOException {
                Files.writeString(place, "half");
                throw new IOException("the disk is full");
            }
        };
        assertThatThrownBy(() -> uploads.store("broken", List.of(broken)))
                .hasMessageContaining("cannot be kept")
                .hasRootCauseMessage("the disk is full");
        assertThat(uploads.coming()).isEmptyDirectory();
        assertThat(store().find("broken", "a.md")).isEmpty();
        assertThatThrownBy(() -> uploads.store("../x", List.of())).isInstanceOf(OperationException.class);
    }
}
