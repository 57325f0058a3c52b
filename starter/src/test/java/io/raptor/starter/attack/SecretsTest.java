package io.raptor.starter.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.raptor.starter.attack.Wire.Answer;
import io.raptor.starter.config.RaptorProperties;
import io.raptor.starter.config.Role;
import io.raptor.starter.temporal.TemporalConnection;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.TaskState;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A server that knows secrets, with a model that repeats its key in every error: they must come out nowhere. */
@Timeout(180)
final class SecretsTest {

    private static final String CHAT_KEY = "sk-chat-5b1e77c0ffee4242";
    private static final String TOKEN = "token-93aa77c0ffee1717";
    private static final String PASSWORD = "password-11bb77c0ffee";
    private static final String CODEC = Base64.getEncoder()
            .encodeToString("codec-key-77c0ffee-0123456789abc".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    private static final List<String> SECRETS = List.of(CHAT_KEY, TOKEN, PASSWORD, CODEC);

    @TempDir
    Path folder;

    private WireMockServer model;

    @BeforeEach
    void startModel() {
        model = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        model.start();
        model.stubFor(WireMock.any(WireMock.anyUrl())
                .willReturn(WireMock.aResponse()
                        .withStatus(400)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"error\":{\"message\":\"Bearer " + CHAT_KEY
                                + " cannot do this\",\"type\":\"invalid_request_error\"}}")));
    }

    @AfterEach
    void stopModel() {
        model.stop();
    }

    private Map<String, String> settings(boolean codec) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("raptor.chat.base-url", model.baseUrl() + "/v1");
        settings.put("raptor.chat.api-key", CHAT_KEY);
        settings.put("raptor.chat.model", "talkative");
        settings.put("raptor.server.token", TOKEN);
        settings.put("raptor.store.password", PASSWORD);
        settings.put("raptor.sources.roots", folder.toString());
        if (codec) {
            settings.put("raptor.codec.key", "k:" + CODEC);
        }
        return settings;
    }

    @Test
    void secretsStayWhereTheyAre() throws IOException {
        Path sources = Files.createDirectory(folder.resolve("notes"));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append("On day ")
                    .append(i)
                    .append(" the lamp was lit at dusk and a ship went by in the fog, slowly.\n\n");
        }
        Files.writeString(sources.resolve("note.md"), text);
        Path log = folder.resolve("captured.log");
        try (CapturedLog captured = new CapturedLog(log);
                RunningRaptor raptor = RunningRaptor.start(folder.resolve("home"), Role.SERVER, settings(false))) {
            TaskState end = raptor.index("notes", sources).state();
            assertThat(end).isIn(TaskState.COMPLETED_WITH_FAILURES, TaskState.COMPLETED, TaskState.FAILED);
            model.verify(WireMock.moreThanOrExactly(1), WireMock.anyRequestedFor(WireMock.anyUrl()));

            Wire wire = new Wire(raptor);
            for (String path : List.of(
                    "/api/v1/task",
                    "/api/v1/task/notes",
                    "/api/v1/task/notes/documents",
                    "/api/v1/task/notes/rejected-answers",
                    "/api/v1/task/notes/none",
                    "/api/v1/dataset",
                    "/actuator/env",
                    "/actuator/configprops",
                    "/login")) {
                Answer answer = wire.get(path, "Authorization: Bearer " + TOKEN, "Accept: */*");
                assertThat(answer.text()).as(path).doesNotContain(SECRETS);
            }
            for (String path : List.of("/actuator/health", "/actuator/prometheus")) {
                Answer answer = Wire.watching(raptor).get(path, "Authorization: Bearer " + TOKEN);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.text()).as(path).doesNotContain(SECRETS);
            }
            assertThat(wire.get("/api/v1/task", "Authorization: Bearer " + TOKEN + "x")
                            .text())
                    .doesNotContain(SECRETS);
            assertThat(histories(raptor, "notes")).doesNotContain(SECRETS);
            assertThat(raptor.bean(RaptorProperties.class).toString()).doesNotContain(SECRETS);
            assertThat(captured.text()).isNotEmpty().doesNotContain(SECRETS).doesNotContain(raptor.ownerToken());
        }
        assertThat(filesOf(folder.resolve("home"))).doesNotContain(SECRETS);
    }

    @Test
    void aServersSettingsDoNotPrintThem() {
        try (RunningRaptor raptor = RunningRaptor.start(folder.resolve("home"), Role.SERVER, settings(true))) {
            RaptorProperties properties = raptor.bean(RaptorProperties.class);
            assertThat(properties + " " + properties.codecKeys() + " " + properties.storeSettings())
                    .doesNotContain(SECRETS);
        }
    }

    private static String histories(RunningRaptor raptor, String task) {
        var client = raptor.bean(TemporalConnection.class).client();
        StringBuilder all = new StringBuilder();
        WorkflowExecutionHistory own = client.fetchHistory(task);
        all.append(own.toJson(true));
        own.getEvents().stream()
                .filter(event -> event.hasStartChildWorkflowExecutionInitiatedEventAttributes())
                .map(event -> event.getStartChildWorkflowExecutionInitiatedEventAttributes()
                        .getWorkflowId())
                .forEach(child -> all.append(client.fetchHistory(child).toJson(true)));
        StringBuilder decoded = new StringBuilder(all);
        java.util.regex.Matcher data = java.util.regex.Pattern.compile("\"data\": *\"([A-Za-z0-9+/=]+)\"")
                .matcher(all);
        while (data.find()) {
            decoded.append(
                    new String(Base64.getDecoder().decode(data.group(1)), java.nio.charset.StandardCharsets.UTF_8));
        }
        return decoded.toString();
    }

    /** Everything under the home, databases and logs alike. */
    private static String filesOf(Path home) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    /** What every logger says while it is open, down to the debugging of our own classes. */
    private static final class CapturedLog implements AutoCloseable {

        private final ch.qos.logback.classic.Logger root =
                (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("ROOT");
        private final ch.qos.logback.classic.Logger ours =
                (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("io.raptor");
        private final ch.qos.logback.core.FileAppender<ch.qos.logback.classic.spi.ILoggingEvent> appender =
                new ch.qos.logback.core.FileAppender<>();
        private final Path file;

        CapturedLog(Path file) {
            this.file = file;
            var encoder = new ch.qos.logback.classic.encoder.PatternLayoutEncoder();
            encoder.setContext(root.getLoggerContext());
            encoder.setPattern("%level %logger %mdc %msg%n%ex");
            encoder.start();
            appender.setContext(root.getLoggerContext());
            appender.setFile(file.toString());
            appender.setEncoder(encoder);
            appender.start();
            root.addAppender(appender);
            ours.setLevel(ch.qos.logback.classic.Level.DEBUG);
        }

        String text() throws IOException {
            return Files.readString(file);
        }

        @Override
        public void close() {
            ours.setLevel(null);
            root.detachAppender(appender);
            appender.stop();
        }
    }
}
