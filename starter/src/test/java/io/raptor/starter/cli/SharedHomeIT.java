package io.raptor.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.owner.OwnerFile;
import io.raptor.starter.testing.Product;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that meet under one home while its owner comes or goes. */
class SharedHomeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void writeADocument() throws IOException {
        Files.createDirectories(folder.resolve("papers"));
        Files.writeString(folder.resolve("papers/lamp.md"), "The keeper lights the lamp at dusk. ".repeat(40));
    }

    @AfterEach
    void endProcesses() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void twoThatIndexAtTheSameMomentBothSeeTheEnd() throws Exception {
        Process one = index("one", Map.of());
        Process other = index("other", Map.of());
        assertThat(end(one)).as(said("one")).isZero();
        assertThat(end(other)).as(said("other")).isZero();
    }

    @Test
    void oneThatFollowsAnOwnerDoesTheRestWhenThatIsKilled() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Process owner = index("owner", Map.of("RAPTOR_CHAT_BASE_URL", url(silent), "RAPTOR_CHAT_MODEL", "silent"));
            await().atMost(PATIENCE).until(() -> new OwnerFile(home()).read().isPresent());
            Process other = index("other", Map.of(), "--models", "changed");
            await().atMost(PATIENCE).until(() -> said("other").contains("running: 0/1"));
            owner.destroyForcibly();
            assertThat(end(other)).as(said("other")).isZero();
            assertThat(said("other")).contains("Task papers: completed", "1 completed");
        }
    }

    @Test
    void theStatusOfAnInterruptedTaskSaysThatNothingRunsIt() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Process index = index("index", Map.of("RAPTOR_CHAT_BASE_URL", url(silent), "RAPTOR_CHAT_MODEL", "silent"));
            await().atMost(PATIENCE).until(() -> new OwnerFile(home()).read().isPresent());
            await().atMost(PATIENCE).until(() -> status().contains("papers running"));
            assertThat(status()).doesNotContain("is not running");
            index.destroy();
            await().atMost(PATIENCE).until(() -> new OwnerFile(home()).read().isEmpty());
            // It still holds the store then, for its calls in flight.
            assertThat(status()).contains("papers interrupted", "task papers is not running");
        }
    }

    @Test
    void whatAFileIsCalledAndHoldsActsOnNoTerminal() throws Exception {
        String hostile = "a\u001b[2Jb\nTask forged: completed";
        Files.writeString(
                folder.resolve("papers/" + hostile + ".md"), "It is \u202ered. " + "It is red as ever. ".repeat(40));
        Files.write(folder.resolve("papers/" + hostile + ".pdf"), new byte[] {'%', 'P', 'D', 'F', '-', 0});
        assertThat(end(index("index", Map.of()))).isEqualTo(ExitCode.SOME_FAILED);
        String shown = "a\\u001B[2Jb\\nTask forged: completed";
        assertInert(said("index")).contains(shown + ".pdf - ");
        assertInert(command("status", "papers")).contains(shown + ".pdf - ");
        assertInert(command("tree", "papers")).contains(shown + ".md  ");
        assertInert(command("tree", "papers", hostile + ".md")).contains("0.0  ");
        assertInert(command("search", "papers", "is it red?")).contains(shown + ".md");
        assertInert(command("documents", "papers")).contains("a\\u001B[2Jb");
        assertInert(command("search", "papers", "red", "--json")).contains("\\u202Ered");
        assertInert(command("tree", "papers", "b\u001b[2J")).contains("b\\u001B[2J");
    }

    private static AbstractStringAssert<?> assertInert(String said) {
        return assertThat(said).doesNotContain("\u001b", "\u202e").doesNotContainPattern("(?m)^Task forged");
    }

    private static String url(ServerSocket model) {
        return "http://127.0.0.1:" + model.getLocalPort() + "/v1";
    }

    private String status() {
        return command("status", "papers");
    }

    private String command(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream all = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(all);
            System.setErr(all);
            CommandLineInterface.run(Stream.concat(Stream.of(words), Stream.of("--home", home().toString()))
                    .toArray(String[]::new));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private Path home() {
        return folder.resolve("home");
    }

    private Process index(String name, Map<String, String> settings, String... options) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("index", folder.resolve("papers").toString(), "--home", home().toString()));
        words.addAll(List.of(options));
        Process process = Product.start(
                Product.command(words),
                settings,
                Redirect.to(folder.resolve(name).toFile()));
        processes.add(process);
        return process;
    }

    private String said(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
