package io.raptor.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.owner.OwnerFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A task whose process was killed while it waited for its model, and who takes it up afterwards. */
@Timeout(400)
class UnfinishedTaskIT {

    private static final String UNFINISHED = "task first is unfinished: ./raptor resume first";
    private static final String OTHERS =
            "task first was started with openai/silent and bge-small-en-v1.5-q; this process is configured for"
                    + " extractive/1 and bge-small-en-v1.5-q: configure the former again, or continue with --models changed";

    @TempDir
    Path folder;

    private Terminals terminals;
    private Map<String, String> silent;
    private ServerSocket model;

    @BeforeEach
    void leaveATaskUnfinished() throws Exception {
        Files.createDirectories(folder.resolve("first"));
        Files.writeString(folder.resolve("first/lamp.md"), "The keeper lights the lamp at dusk. ".repeat(40));
        Files.createDirectories(folder.resolve("second"));
        Files.writeString(folder.resolve("second/ship.md"), "The ship is late. ".repeat(4));
        terminals = new Terminals(folder);
        model = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        silent = Map.of(
                "RAPTOR_CHAT_BASE_URL",
                "http://127.0.0.1:" + model.getLocalPort() + "/v1",
                "RAPTOR_CHAT_MODEL",
                "silent");
        Process process =
                start("killed", silent, "index", folder.resolve("first").toString());
        await().atMost(Terminals.PATIENCE)
                .until(() -> terminals.said("killed").contains("1 running")
                        && new OwnerFile(home()).read().isPresent());
        process.destroyForcibly();
        Terminals.end(process);
    }

    @AfterEach
    void stop() throws IOException {
        terminals.close();
        model.close();
    }

    @Test
    void anotherTasksCommandNamesItAndLeavesIt() throws Exception {
        assertThat(run("next", Map.of(), "index", folder.resolve("second").toString()))
                .isZero();
        assertThat(terminals.said("next")).containsOnlyOnce(UNFINISHED).doesNotContain("Resuming");
        run("status", Map.of(), "status");
        assertThat(terminals.said("status"))
                .contains("first interrupted: 0/1", "second completed")
                .doesNotContain(" left");

        for (List<String> goesOn : List.of(
                List.of("index", folder.resolve("first").toString()),
                List.of("resume", "first"),
                List.of("retry-failed", "first"))) {
            assertThat(run("refused", Map.of(), goesOn.toArray(String[]::new)))
                    .as(goesOn.get(0))
                    .isEqualTo(ExitCode.ERROR);
            assertThat(terminals.said("refused")).contains(OTHERS);
        }
        run("refused", Map.of(), "resume", "first", "--models", "any");
        assertThat(terminals.said("refused")).contains("--models must be changed");
        assertThat(run("resumed", Map.of(), "resume", "first", "--models", "changed"))
                .as(terminals.said("resumed"))
                .isZero();
        assertThat(terminals.said("resumed")).contains("Task first: completed", "1 completed");
    }

    @Test
    void tryingAgainGoesOnWithIt() throws Exception {
        assertThat(run("again", Map.of(), "retry-failed", "first", "--models", "changed"))
                .as(terminals.said("again"))
                .isZero();
        assertThat(terminals.said("again")).contains("Task first: completed", "1 completed");
    }

    @Test
    void aServerGoesOnWithItUnlessItsModelsAreOthers() throws Exception {
        Process other = start("other", Map.of(), "serve", "--port", "0");
        await().atMost(Terminals.PATIENCE)
                .until(() -> terminals.said("other").contains("Task first cannot be resumed: " + OTHERS));
        other.destroy();
        Terminals.end(other);
        start("same", silent, "serve", "--port", "0");
        await().atMost(Terminals.PATIENCE).until(() -> terminals.said("same").contains("Resuming task first"));
    }

    private Path home() {
        return folder.resolve("home");
    }

    private Process start(String name, Map<String, String> settings, String... words) throws IOException {
        return terminals.start(name, settings, athome(words));
    }

    private int run(String name, Map<String, String> settings, String... words) throws Exception {
        return terminals.run(name, settings, athome(words));
    }

    private String[] athome(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", home().toString()));
        return all.toArray(String[]::new);
    }
}
