package io.raptor.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.starter.testing.Product;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Commands as processes of their own, each in a terminal of its own, and what they say there. */
public final class Terminals implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();

    public Terminals(Path folder) {
        this.folder = folder;
    }

    /**
     * Starts a command.
     *
     * @param name of the terminal
     * @param settings the only ones that it finds in its environment
     */
    public Process start(String name, Map<String, String> settings, String... words) throws IOException {
        Process process = Product.start(
                Product.command(List.of(words)),
                settings,
                Redirect.to(folder.resolve(name).toFile()));
        processes.add(process);
        return process;
    }

    /** Runs a command to its end. */
    public int run(String name, Map<String, String> settings, String... words)
            throws IOException, InterruptedException {
        return end(start(name, settings, words));
    }

    public String said(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    /** Waits for the end, and has its code. */
    static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }
}
