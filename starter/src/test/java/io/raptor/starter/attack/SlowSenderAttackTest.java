package io.raptor.starter.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.starter.attack.Wire.Answer;
import io.raptor.starter.config.Role;
import io.raptor.starter.testing.RunningRaptor;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Senders that never finish what they send: they stop neither the page nor the interface nor health. */
@Timeout(180)
final class SlowSenderAttackTest {

    private static final String TOKEN = "a long word that nobody guesses";
    private static final String RIGHT = "Authorization: Bearer " + TOKEN;
    private static final Duration PAGE = Duration.ofSeconds(1);
    private static final int EACH = 400;

    @TempDir
    Path folder;

    private RunningRaptor server(Map<String, String> further) {
        Map<String, String> settings = new HashMap<>(further);
        settings.put("raptor.sources.roots", folder.toString());
        return RunningRaptor.start(folder.resolve("home"), Role.SERVER, settings);
    }

    private static String head(String path, String type, int length, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + type + "\r\nContent-Length: "
                + length + "\r\n\r\n" + body;
    }

    private static Drip attack(int port) throws IOException {
        return new Drip(port)
                .of(EACH, head("/login", "application/x-www-form-urlencoded", 5000, "_csrf="))
                .of(EACH, head("/api/v1/task", "application/json", 5000, "{"))
                .of(EACH, head("/api/v1/document", "multipart/form-data; boundary=x", 100_000, "--x\r\n"))
                .of(EACH, head("/new", "multipart/form-data; boundary=x", 100_000, "--x\r\n"))
                .of(EACH, "GET /api/v1/task HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ")
                .begin();
    }

    private static void answersMeanwhile(RunningRaptor raptor, String... headers) throws IOException {
        Wire wire = new Wire(raptor);
        for (int i = 0; i < 20; i++) {
            Wire watching = Wire.watching(raptor);
            quickly(() -> watching.get("/actuator/health/liveness"), 200);
            quickly(() -> wire.get("/api/v1/task", headers), 200);
            quickly(() -> wire.get("/login", "Accept: text/html"), 200);
            quickly(() -> wire.post("/api/v1/task", "{}", concat("Content-Type: application/json", headers)), 400);
        }
    }

    private static String[] concat(String first, String... others) {
        String[] all = new String[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }

    private interface Request {
        Answer send() throws IOException;
    }

    private static void quickly(Request request, int status) throws IOException {
        long begin = System.nanoTime();
        Answer answer = request.send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PAGE);
    }

    @Test
    void twoThousandOfThemWithoutATokenStopNothing() throws IOException {
        try (RunningRaptor raptor = server(Map.of("raptor.server.token", TOKEN));
                Drip drip = attack(raptor.port());
                Drip other = attack(raptor.managementPort())) {
            new Wire(raptor).get("/login", "Accept: text/html");
            answersMeanwhile(raptor, RIGHT);
            assertThat(drip.opened() + other.opened()).isEqualTo(10 * EACH);
        }
    }

    @Test
    void norDoTheyWhereNobodyNeedsAToken() throws IOException {
        try (RunningRaptor raptor = server(Map.of());
                Drip drip = attack(raptor.port())) {
            answersMeanwhile(raptor);
            assertThat(drip.opened()).isEqualTo(5 * EACH);
        }
    }

    @Test
    void eachIsCutOffWhenItsTimeIsOver() throws IOException {
        try (RunningRaptor raptor = server(Map.of("raptor.server.request-timeout", "2s"));
                Drip drip = new Drip(raptor.port())
                        .of(3, head("/task/x/pause", "application/x-www-form-urlencoded", 5000, "_csrf="))
                        .of(3, head("/api/v1/task", "application/json", 5000, "{"))
                        .of(3, head("/api/v1/document", "multipart/form-data; boundary=x", 100_000, "--x\r\n"))
                        .of(3, "GET /api/v1/task HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ")
                        .begin()) {
            await().atMost(Duration.ofSeconds(15)).until(() -> drip.closed() == drip.opened());
        }
    }

    @Test
    void aRefusalReadsNothingFurther() throws IOException {
        try (RunningRaptor raptor = server(Map.of("raptor.server.token", TOKEN))) {
            Wire wire = new Wire(raptor);
            for (String head : new String[] {
                head("/api/v1/task", "application/json", 5000, "{"),
                head("/api/v1/document", "multipart/form-data; boundary=x", 100_000_000, "--x\r\n"),
                head("/login", "application/x-www-form-urlencoded", 50_000, "_csrf="),
                head("/login", "multipart/form-data; boundary=x", 5000, "--x\r\n"),
                head("/tasks/x/cancel", "application/x-www-form-urlencoded", 5000, "_csrf="),
                head("/nothing", "text/plain", 5000, "x")
            }) {
                long begin = System.nanoTime();
                try (Socket socket = wire.connect()) {
                    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                    Answer answer = Wire.read(socket);
                    assertThat(answer.status()).as(answer.text()).isIn(302, 401, 413);
                    assertThat(answer.header("Connection")).contains("close");
                }
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
            }
        }
    }

    @Test
    void whoHasTooManyConnectionsLosesThoseThatSendNothing() throws IOException {
        try (RunningRaptor raptor = server(Map.of("raptor.server.connections-per-address", "20"));
                Drip drip = new Drip(raptor.port())
                        .of(100, "GET /api/v1/task HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ")
                        .begin()) {
            answersMeanwhile(raptor);
            await().atMost(Duration.ofSeconds(10)).until(() -> drip.closed() >= 80);
        }
    }
}
