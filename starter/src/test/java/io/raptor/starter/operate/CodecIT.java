package io.raptor.starter.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.config.Role;
import io.raptor.starter.task.TaskAction;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.Payloads;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.temporal.testing.TemporalDevServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;

/** With a codec key Temporal's real server and its tools see fixed words and numbers; with the endpoint, everything. */
@Timeout(300)
final class CodecIT {

    private static final String KEY = "k1:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final String TOKEN = "let-me-in-to-the-codec";
    private static final Pattern CHILD = Pattern.compile("\"(run-1/[^\"]+)\"");

    /** Parts of names, paths and settings that must not be seen. */
    private static final List<String> HIDDEN = List.of(
            "lighthouse", "keeper-diary", "broken-log", "storm-watch", "seven words", "because of rain", "1234321");

    @TempDir
    Path folder;

    @Test
    void theHistoryTellsNothingButToThoseWhoMayDecode() throws Exception {
        Path sources = Files.createDirectory(folder.resolve("lighthouse"));
        Files.writeString(sources.resolve("keeper-diary.md"), text());
        Files.writeString(sources.resolve("broken-log.pdf"), "%PDF-1.4 this is no document");
        try (TemporalDevServer server = DevServer.start();
                RunningRaptor raptor = RunningRaptor.start(
                        folder.resolve("home"),
                        Role.SERVER,
                        Map.of(
                                "raptor.temporal.target",
                                server.getTarget(),
                                "raptor.codec.key",
                                KEY,
                                "raptor.server.token",
                                TOKEN))) {
            raptor.tasks().start("run-1", request(sources));
            raptor.tasks().control("run-1", TaskAction.PAUSE, "because of rain");
            raptor.await("run-1", status -> status.isPaused() || status.state().ended());
            raptor.tasks().control("run-1", TaskAction.RESUME, null);
            assertThat(raptor.await("run-1", status -> status.state().ended()).state())
                    .isEqualTo(TaskState.COMPLETED_WITH_FAILURES);

            String closed = everything(server, List.of());
            assertThat(closed).doesNotContain(HIDDEN).contains("RaptorWorkflow");
            // The command line shows an encrypted payload as its base64: what is in there must not be readable, too.
            assertThat(decodedBase64(closed)).doesNotContain(HIDDEN).contains("binary/encrypted");

            int port = raptor.bean(Environment.class).getRequiredProperty("local.server.port", Integer.class);
            String open = everything(
                    server,
                    List.of(
                            "--codec-endpoint",
                            "http://127.0.0.1:" + port + "/codec",
                            "--codec-auth",
                            "Bearer " + TOKEN));
            assertThat(open + decodedBase64(open))
                    .contains("lighthouse", "keeper-diary", "storm-watch", "seven words", "1234321");
        }
    }

    private static TaskRequest request(Path sources) throws IOException {
        String raptor = "{\"random_seed\": 1234321, \"prompt\": \"In seven words: {cluster_content}\"}";
        RaptorSettings settings = Payloads.mapper().readValue(raptor, RaptorSettings.class);
        return TaskRequest.of("run-1", "storm-watch", List.of(sources.toString()), settings, Limits.defaults());
    }

    private static String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append("On day ")
                    .append(i)
                    .append(" the lamp was lit at dusk and a ship went by in the fog, slowly.\n\n");
        }
        return text.toString();
    }

    /** All that Temporal's command line says of the task and its documents. */
    private String everything(TemporalDevServer server, List<String> codec) throws Exception {
        String task = temporal(server, codec, "workflow", "show", "-w", "run-1", "--output", "json");
        StringBuilder all = new StringBuilder(task);
        all.append(temporal(server, codec, "workflow", "describe", "-w", "run-1", "--output", "json"));
        all.append(temporal(server, codec, "workflow", "list", "--output", "json"));
        Matcher children = CHILD.matcher(task);
        List<String> seen = new ArrayList<>();
        while (children.find()) {
            if (!seen.contains(children.group(1))) {
                seen.add(children.group(1));
                all.append(temporal(server, codec, "workflow", "show", "-w", children.group(1), "--output", "json"));
            }
        }
        assertThat(seen).hasSize(2);
        return all.toString();
    }

    private String temporal(TemporalDevServer server, List<String> codec, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(Tools.temporal()));
        command.addAll(List.of(words));
        command.addAll(List.of("--address", server.getTarget()));
        command.addAll(codec);
        Path out = Files.createTempFile(folder, "temporal", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        return Files.readString(out);
    }

    private static String decodedBase64(String text) {
        StringBuilder decoded = new StringBuilder();
        Matcher base64 = Pattern.compile("\"([A-Za-z0-9+/]{4,}={0,2})\"").matcher(text);
        while (base64.find()) {
            if (base64.group(1).length() % 4 == 0) {
                decoded.append(new String(
                        Base64.getDecoder().decode(base64.group(1)), java.nio.charset.StandardCharsets.ISO_8859_1));
                decoded.append('\n');
            }
        }
        return decoded.toString();
    }
}
