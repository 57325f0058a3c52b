package io.raptor.starter.attack;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.raptor.starter.attack.Wire.Answer;
import io.raptor.starter.config.Role;
import io.raptor.starter.testing.RunningRaptor;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Requests that no part of the server can make sense of: a clear answer, a short one, and none of them in the log. */
@Timeout(120)
final class MalformedRequestTest {

    private static final String JSON = "Content-Type: application/json";
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @TempDir
    static Path folder;

    private static RunningRaptor raptor;
    private static Wire wire;
    private static ListAppender<ILoggingEvent> log;

    @BeforeAll
    static void start() {
        raptor = RunningRaptor.start(folder.resolve("home"), Role.SERVER, Map.of());
        wire = new Wire(raptor);
        log = new ListAppender<>();
        log.start();
        ROOT.addAppender(log);
    }

    @AfterAll
    static void stop() {
        ROOT.detachAppender(log);
        raptor.close();
    }

    private static void assertIsAProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        assertThat(answer.header("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.text()).doesNotContain("<html", "Tomcat", "Exception", "evil");
    }

    private static Answer raw(String request) throws IOException {
        try (Socket socket = wire.connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return Wire.read(socket);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/task/..%2f..%2fevil",
                "/api/v1/task/evil%00",
                "/api/v1/task/%zz-evil",
                "/api/v1/task/%ff%fe-evil",
                "/api/v1/task/%c0%ae%c0%ae/evil",
                "/api/v1/dataset/evil%5c..%5c/tree",
                "/api/v1/task#evil"
            })
    void aPathThatCannotBeReadIsAProblem(String path) throws IOException {
        assertIsAProblem(wire.get(path), 400);
    }

    @Test
    void soIsAHeadThatContradictsItself() throws IOException {
        String line = "GET /api/v1/task HTTP/1.1\r\nConnection: close\r\n";
        String host = "Host: 127.0.0.1:" + wire.port() + "\r\n";
        assertIsAProblem(raw(line + "\r\n"), 400);
        assertIsAProblem(raw(line + host + "Host: evil.example\r\n\r\n"), 400);
        assertIsAProblem(raw(line + "Host: evil@127.0.0.1\r\n\r\n"), 400);
        assertIsAProblem(raw(line.replace("/api", "http://evil.example/api") + host + "\r\n"), 400);
        assertIsAProblem(raw(line + host + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"), 400);
        assertIsAProblem(raw(line + host + "Transfer-Encoding: evil\r\n\r\n"), 501);
        assertIsAProblem(raw(line + host + "X-Evil : 1\r\n\r\n"), 400);
        assertIsAProblem(raw(line + host + "X-Long: " + "e".repeat(20_000) + "\r\n\r\n"), 400);
        assertIsAProblem(raw(line + host + "Expect: evil\r\n\r\n"), 417);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/task?state=%ff%fe",
                "/api/v1/task?cursor=%zz",
                "/api/v1/task/t/documents?q=%",
                "/api/v1/dataset/d/tree?doc_id=%c0%ae"
            })
    void soIsAParameterThatCannotBeReadAndTheLogIsSilent(String path) throws IOException {
        int before = log.list.size();
        assertIsAProblem(wire.get(path), 400);
        assertIsAProblem(wire.send("TRACE", path, ""), 405);
        assertThat(List.copyOf(log.list).subList(before, log.list.size()))
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .isEmpty();
    }

    @Test
    void aVersionOfHttpThatIsNotSpokenIsNoFailureOfOurs() throws IOException {
        Answer answer = raw("GET /api/v1/task HTTP/9.9\r\nHost: 127.0.0.1:" + wire.port() + "\r\n\r\n");
        assertIsAProblem(answer, 505);
        assertThat(answer.body()).contains("use HTTP/1.1", "invalid-request").doesNotContain("log");
    }

    @Test
    void jsonThatIsTooDeepIsSaidInOurWords() throws IOException {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        Answer answer = wire.post("/api/v1/task", deep, JSON);
        assertIsAProblem(answer, 400);
        assertThat(answer.body()).contains("nested too deeply").doesNotContain("StreamReadConstraints");
    }

    @Test
    void noiseFillsNoLog() throws IOException {
        int before = log.list.size();
        for (int i = 0; i < 50; i++) {
            raw("\u0016\u0003\u0001noise " + i + "\r\n\r\n");
            raw("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n\r\n");
        }
        assertThat(List.copyOf(log.list).subList(before, log.list.size()))
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .isEmpty();
    }

    @Test
    void aCursorThatNobodyGaveIsRefused() throws IOException {
        assertIsAProblem(wire.get("/api/v1/task/t/documents?cursor=-1"), 400);
    }

    @Test
    void twoOriginsAreNotTakenForTheFirst() throws IOException {
        String own = "Origin: http://127.0.0.1:" + wire.port();
        assertThat(wire.get("/api/v1/task", own).status()).isEqualTo(200);
        assertIsAProblem(wire.get("/api/v1/task", own, "Origin: https://evil.example"), 403);
    }

    @Test
    void manyFaultsMakeNoLongAnswer() throws IOException {
        String keys =
                IntStream.range(0, 20_000).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
        Answer answer = wire.post("/api/v1/task", keys, JSON);
        assertIsAProblem(answer, 400);
        assertThat(answer.body()).contains("faults more");
        assertThat(answer.text().length()).isLessThan(100_000);
    }
}
