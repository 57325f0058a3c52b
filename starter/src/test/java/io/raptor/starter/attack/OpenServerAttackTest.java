package io.raptor.starter.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.attack.Wire.Answer;
import io.raptor.starter.config.Role;
import io.raptor.starter.testing.RunningRaptor;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server without a token, open to programs of this machine and to nothing that a web page can do. */
@Timeout(120)
final class OpenServerAttackTest {

    private static final String JSON = "Content-Type: application/json";

    @TempDir
    static Path folder;

    private static RunningRaptor raptor;
    private static Wire wire;
    private static Path secret;

    @BeforeAll
    static void start() throws IOException {
        Path roots = Files.createDirectory(folder.resolve("roots"));
        Files.writeString(roots.resolve("open.md"), "A note that everybody may read.");
        secret = Files.writeString(folder.resolve("secret.md"), "The combination is 17-4-33.");
        Files.createSymbolicLink(roots.resolve("link.md"), secret);
        Files.createSymbolicLink(roots.resolve("away"), folder);
        raptor = RunningRaptor.start(
                folder.resolve("home"),
                Role.SERVER,
                Map.of("raptor.sources.roots", roots.toString(), "raptor.server.request-timeout", "1s"));
        wire = new Wire(raptor);
    }

    @AfterAll
    static void stop() {
        raptor.close();
    }

    private static Answer start(String source) throws IOException {
        String quoted = source.replace("\\", "\\\\").replace("\"", "\\\"").replace("\u0000", "\\u0000");
        return wire.post(
                "/api/v1/task", "{\"dataset\":\"d\",\"task_id\":\"t\",\"sources\":[\"" + quoted + "\"]}", JSON);
    }

    @Test
    void aProgramOfThisMachineNeedsNothing() throws IOException {
        assertThat(wire.get("/api/v1/task").status()).isEqualTo(200);
        assertThat(wire.get("/api/v1/task", "Host: localhost:" + wire.port()).status())
                .isEqualTo(200);
        assertThat(wire.get("/api/v1/task", "Host: [::1]:" + wire.port()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"attacker.example", "127.0.0.1.nip.io", "localhost.attacker.example", "0.0.0.0", ""})
    void anotherNameOfThisHostIsRefused(String host) throws IOException {
        assertThat(wire.get("/api/v1/task", "Host: " + host + (host.isEmpty() ? "" : ":" + wire.port()))
                        .status())
                .isBetween(400, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void whatAPageOfElsewhereSendsIsRefused(String site) throws IOException {
        assertThat(wire.get("/api/v1/task", "Sec-Fetch-Site: " + site).status()).isEqualTo(403);
        assertThat(wire.post("/api/v1/task", "{}", JSON, "Sec-Fetch-Site: " + site)
                        .status())
                .isEqualTo(403);
        assertThat(wire.get(
                                "/api/v1/task",
                                "Sec-Fetch-Site: " + site,
                                "Sec-Fetch-Mode: navigate",
                                "Sec-Fetch-Dest: document")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://attacker.example", "null", "http://localhost:1", "http://127.0.0.1.nip.io", "file://"})
    void anotherOriginIsRefusedAndGetsNoLeaveToRead(String origin) throws IOException {
        Answer read = wire.get("/api/v1/task", "Origin: " + origin);
        assertThat(read.status()).isEqualTo(403);
        assertThat(read.header("Access-Control-Allow-Origin")).isEmpty();
        Answer asked = wire.send(
                "OPTIONS",
                "/api/v1/task",
                "",
                "Origin: " + origin,
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: content-type");
        assertThat(asked.status()).isEqualTo(403);
        assertThat(wire.post("/api/v1/task/t/cancel", "", "Origin: " + origin).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "",
                "application/jsonp"
            })
    void aFormsContentIsNoJson(String type) throws IOException {
        String[] header = type.isEmpty() ? new String[0] : new String[] {"Content-Type: " + type};
        assertThat(wire.post("/api/v1/task", "{\"dataset\":\"d\"}", header).status())
                .isEqualTo(415);
    }

    @Test
    void aPagesFormNeedsItsHiddenToken() throws IOException {
        assertThat(wire.post("/task/t/cancel", "reason=x", "Content-Type: application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "https://attacker.example/x",
                "file:///etc/passwd",
                "jar:file:///tmp/x.jar!/x",
                "ftp://attacker.example/x",
                "  http://attacker.example",
                "\\\\attacker\\share",
                "//attacker/share",
                "/etc/passwd\u0000.md",
                "/etc/passwd",
                "/proc/self/environ",
                "relative.md",
                "../secret.md",
                "~/secret.md",
                "",
                "C:\\Windows\\win.ini"
            })
    void noSourceIsReadThatDoesNotLieUnderTheRoots(String source) throws IOException {
        Answer answer = start(source);
        assertThat(answer.status()).as(answer.text()).isBetween(400, 403);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(raptor.tasks().status("t")).isEmpty();
    }

    @Test
    void traversalAndLinksOutOfTheRootsAreSeenThrough() throws IOException {
        String roots = folder.resolve("roots").toString();
        for (String source : List.of(
                roots + "/../secret.md",
                roots + "/link.md",
                roots + "/away/secret.md",
                roots + "/away",
                roots + "-x")) {
            assertThat(start(source).status()).as(source).isEqualTo(403);
        }
        String missing = start(folder + "/nothing-there.md").body().replace("nothing-there", "secret");
        assertThat(missing)
                .as("no telling what exists outside")
                .isEqualTo(start(secret.toString()).body());
    }

    @Test
    void aLinkFoundWhileWalkingIsNotFollowedOut() throws IOException {
        String body = "{\"dataset\":\"walk\",\"task_id\":\"walk\",\"sources\":[\"" + folder.resolve("roots") + "\"]}";
        assertThat(wire.post("/api/v1/task", body, JSON).status()).isEqualTo(201);
        raptor.await("walk", status -> status.state().ended());
        assertThat(wire.get("/api/v1/dataset/walk/export").text())
                .contains("everybody may read")
                .doesNotContain("17-4-33");
        assertThat(wire.get("/api/v1/task/walk/documents?state=skipped").body()).contains("link.md", "leads out");
    }

    @Test
    void aBodyHasItsBounds() throws IOException {
        String large = "{\"dataset\":\"" + "x".repeat((1 << 20) + 1) + "\"}";
        assertThat(wire.post("/api/v1/task", large, JSON).status()).isEqualTo(413);
        try (Socket socket = wire.connect()) {
            var out = socket.getOutputStream();
            out.write(("POST /api/v1/task HTTP/1.1\r\nHost: 127.0.0.1:" + wire.port() + "\r\nConnection: close\r\n"
                            + JSON + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            String chunk = "10000\r\n" + "x".repeat(65536) + "\r\n";
            for (int i = 0; i < 17; i++) {
                out.write(chunk.getBytes(StandardCharsets.US_ASCII));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(Wire.read(socket).status()).isEqualTo(413);
        }
    }

    @Test
    void aSlowRequestIsCutOff() throws IOException {
        try (Socket socket = wire.connect()) {
            socket.getOutputStream()
                    .write("GET /api/v1/task HTTP/1.1\r\nHost: 127".getBytes(StandardCharsets.US_ASCII));
            assertThat(Wire.read(socket).status()).isIn(0, 400, 408);
        }
        try (Socket socket = wire.connect()) {
            socket.getOutputStream()
                    .write(("POST /api/v1/task HTTP/1.1\r\nHost: 127.0.0.1:" + wire.port() + "\r\n" + JSON
                                    + "\r\nContent-Length: 100\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(Wire.read(socket).status()).isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1/task",
                "/api//v1/task",
                "/api/v1/task;x=y",
                "/api/v1/../v1/task",
                "/api/v1/%2e%2e/v1/task",
                "/api/v1/task%00",
                "/api/v1/task%0d%0aX-Evil:%201",
                "/api/v1/task/..%2f..%2fetc",
                "/api/v1/task/%252e%252e",
                "/api/v1/task\\..\\x",
                "/assets/../../application.yaml",
                "/assets/%2e%2e/%2e%2e/logback.xml",
                "/webjars/..;/..;/logback.xml"
            })
    void aPathIsWhatItSaysOrRefused(String path) throws IOException {
        Answer answer = wire.get(path);
        assertThat(answer.status()).as(answer.text()).isBetween(400, 404);
        assertThat(answer.text()).doesNotContain("X-Evil", "appender", "Exception", "Tomcat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "CONNECT", "PROPFIND", "PUT", "DELETE", "PATCH", "JEFF"})
    void otherMethodsDoNothing(String method) throws IOException {
        assertThat(wire.send(method, "/api/v1/task", "").status()).isBetween(400, 501);
    }

    @Test
    void aMethodCannotBeDisguised() throws IOException {
        assertThat(wire.post(
                                "/api/v1/dataset/d?_method=DELETE",
                                "",
                                "X-HTTP-Method-Override: DELETE",
                                "X-Method-Override: DELETE")
                        .status())
                .isBetween(400, 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env",
                "beans",
                "heapdump",
                "threaddump",
                "loggers",
                "configprops",
                "mappings",
                "shutdown",
                "metrics",
                "info",
                "httpexchanges",
                ""
            })
    void theActuatorShowsHealthAndMetricsOnly(String endpoint) throws IOException {
        assertThat(wire.get("/actuator/" + endpoint).status()).isIn(401, 404);
        assertThat(wire.post("/actuator/" + endpoint, "{}", JSON).status()).isIn(401, 403, 404, 405);
    }

    @Test
    void hugeAndDeepThingsAreRefusedQuickly() throws IOException {
        String id = "x".repeat(5000);
        assertThat(wire.get("/api/v1/task/" + id).status()).isBetween(400, 404);
        assertThat(wire.get("/api/v1/task/" + "x".repeat(100_000)).status()).isIn(400, 414);
        assertThat(wire.get("/api/v1/task", "X-Long: " + "x".repeat(100_000)).status())
                .isIn(400, 431);
        String deep = "[".repeat(200_000) + "]".repeat(200_000);
        assertThat(wire.post("/api/v1/task", deep, JSON).status()).isEqualTo(400);
        assertThat(wire.post("/api/v1/task", "{\"raptor\":" + deep + "}", JSON).status())
                .isEqualTo(400);
    }

    @Test
    void aHeaderCannotBeSlippedIn() throws IOException {
        for (String id : List.of("a%0d%0aSet-Cookie:%20x=1", "a%0aX-Evil:%201")) {
            Answer answer = wire.get("/api/v1/task/" + id);
            assertThat(answer.status()).isBetween(400, 404);
            assertThat(answer.header("X-Evil")).isEmpty();
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
        Answer answer = wire.post(
                "/api/v1/task", "{\"dataset\":\"d\",\"task_id\":\"t\\r\\nX-Evil: 1\",\"sources\":[\"/x\"]}", JSON);
        assertThat(answer.status()).isBetween(400, 403);
        assertThat(answer.header("X-Evil")).isEmpty();
    }

    @Test
    void everyAnswerIsDressedAgainstBrowsers() throws IOException {
        for (String path : List.of("/api/v1/task", "/api/v1/task/none", "/nothing")) {
            Answer answer = wire.get(path);
            assertThat(answer.header("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe", "*");
            assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.header("Referrer-Policy")).contains("same-origin");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).contains("same-origin");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).contains("same-origin");
            assertThat(answer.header("Permissions-Policy")).isPresent();
            assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
            assertThat(answer.header("Server")).isEmpty();
            assertThat(answer.header("Strict-Transport-Security")).isEmpty();
        }
    }

    @Test
    void theCodecIsForThoseWithATokenOnly() throws IOException {
        assertThat(wire.post("/codec/decode", "{\"payloads\":[]}", JSON).status())
                .isIn(401, 403);
    }

    @Test
    void unknownIdsLeaveNothingBehind() throws IOException {
        for (int i = 0; i < 300; i++) {
            assertThat(wire.get("/api/v1/task/unknown-" + i).status()).isEqualTo(404);
        }
        assertThat(raptor.tasks().tasks()).noneMatch(task -> task.taskId().startsWith("unknown"));
    }
}
