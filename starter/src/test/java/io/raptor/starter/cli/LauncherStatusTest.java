package io.raptor.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.cli.terminal.ExitCode;
import io.raptor.starter.config.Role;
import io.raptor.starter.owner.Owner;
import io.raptor.starter.owner.OwnerFile;
import io.raptor.starter.task.StatusText;
import io.raptor.starter.testing.RunningRaptor;
import io.raptor.workflow.model.TaskStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher's own answer to {@code status}. It runs where no other program can be found: what it leaves to Java ends
 * in an error here, without a word of an answer.
 */
@Timeout(120)
final class LauncherStatusTest {

    private static final Path LAUNCHER =
            Path.of("..", "raptor").toAbsolutePath().normalize();

    @TempDir
    static Path folder;

    private static RunningRaptor raptor;
    private static Path home;

    @BeforeAll
    static void start() throws IOException {
        Path notes = Files.createDirectory(folder.resolve("notes"));
        Files.writeString(notes.resolve("möwe.md"), "What this says is short.");
        Files.write(notes.resolve("böse.pdf"), new byte[] {1, 2, 3});
        home = folder.resolve("home");
        raptor = RunningRaptor.start(home, Role.SERVER, Map.of("raptor.server.token", "a person's"));
        raptor.index("one", notes);
        new OwnerFile(home).write(owner(ProcessHandle.current().pid(), raptor.port(), raptor.ownerToken()));
    }

    @AfterAll
    static void stop() {
        raptor.close();
    }

    private static Owner owner(long pid, int port, String token) {
        return new Owner(pid, port, token, "", "127.0.0.1");
    }

    private record Outcome(int code, String out) {}

    private static Outcome launch(Path home, String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("/bin/bash", LAUNCHER.toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("PATH", folder.resolve("nothing").toString());
        builder.environment().put("RAPTOR_HOME", home.toString());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), out);
    }

    private static void isLeftToJava(Outcome outcome) {
        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void tellsWhatTheCommandTells() throws IOException, InterruptedException {
        TaskStatus status = raptor.tasks().status("one").orElseThrow();
        assertThat(status.failures()).isNotEmpty();
        String words = StatusText.of(status);
        assertThat(launch(home, "status", "one")).isEqualTo(new Outcome(ExitCode.DONE, words));
        assertThat(launch(folder, "status", "--home", home.toString(), "one"))
                .isEqualTo(new Outcome(ExitCode.DONE, words));
        assertThat(launch(home, "status"))
                .isEqualTo(
                        new Outcome(ExitCode.DONE, StatusText.of(raptor.tasks().tasks())));
        String json = raptor.get("/api/v1/task/one/checkpoint-status", raptor.ownerToken())
                        .body() + "\n";
        assertThat(launch(home, "status", "one", "--json")).isEqualTo(new Outcome(ExitCode.DONE, json));
        assertThat(launch(home, "status", "--json", "one")).isEqualTo(new Outcome(ExitCode.DONE, json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status --json",
                "status none",
                "status one two",
                "status one --help",
                "status --temporal embedded one",
                "status one/x",
                "status on?",
                "status ..",
                "status one --home",
                "status one --home /nowhere",
                "pause one",
                "one"
            })
    void leavesTheRestToTheCommand(String line) throws IOException, InterruptedException {
        isLeftToJava(launch(home, line.split(" ", -1)));
    }

    @Test
    void trustsNoOwnerThatIsGoneOrAnother() throws IOException, InterruptedException {
        Path other = Files.createDirectory(folder.resolve("other"));
        OwnerFile file = new OwnerFile(other);
        long gone = 1L << 22; // above what a kernel gives out
        file.write(owner(gone, raptor.port(), raptor.ownerToken()));
        isLeftToJava(launch(other, "status", "one"));
        file.write(owner(ProcessHandle.current().pid(), raptor.port(), "another"));
        isLeftToJava(launch(other, "status", "one"));
        Files.writeString(other.resolve("raptor.json"), "{\"pid\":1,");
        isLeftToJava(launch(other, "status", "one"));
    }

    @Test
    void printsNoAnswerThatBreaksOff() throws Exception {
        Path broken = Files.createDirectory(folder.resolve("broken"));
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            new OwnerFile(broken)
                    .write(owner(ProcessHandle.current().pid(), server.getLocalPort(), raptor.ownerToken()));
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> half(server));
            isLeftToJava(launch(broken, "status", "one"));
            answered.get(10, TimeUnit.SECONDS);
        }
    }

    private static void half(ServerSocket server) {
        try (Socket connection = server.accept()) {
            connection.getInputStream().read(new byte[4096]);
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 \r\nContent-Length: 40\r\n\r\none completed".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
