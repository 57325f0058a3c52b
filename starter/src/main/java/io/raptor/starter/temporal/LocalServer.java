package io.raptor.starter.temporal;

import io.raptor.activity.store.PrivateFiles;
import io.raptor.starter.temporal.embedded.EmbeddedTemporal;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Temporal's own development server as a process of ours, with its database in a file. */
final class LocalServer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final long STOP_SECONDS = 10;

    private final Process process;
    private final int port;

    private LocalServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static LocalServer start(Path home) {
        try {
            int port = freePort();
            PrivateFiles.folder(home.resolve("logs"));
            Process process = new ProcessBuilder(command(home, port))
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("logs/temporal.log").toFile())
                    .start();
            LocalServer server = new LocalServer(process, port);
            server.awaitPort();
            // Its log and its database, with all that tasks were given.
            PrivateFiles.closeFiles(home);
            PrivateFiles.closeFiles(home.resolve("logs"));
            return server;
        } catch (IOException e) {
            throw new IllegalStateException("Temporal's development server does not start", e);
        }
    }

    private static List<String> command(Path home, int port) {
        List<String> command = new ArrayList<>(List.of(
                cli(), "server", "start-dev", "--headless", "--ip", "127.0.0.1", "--port", Integer.toString(port)));
        command.addAll(List.of("--db-filename", home.resolve("temporal.db").toString()));
        SearchAttributes.ALL.keySet().stream().sorted().forEach(name -> {
            command.add("--search-attribute");
            command.add(name + "=" + TYPES.get(name));
        });
        return command;
    }

    private static final Map<String, String> TYPES = Map.of(
            "RaptorState", "Keyword",
            "RaptorDataset", "Keyword",
            "RaptorTaskType", "Keyword",
            "RaptorProgress", "Double",
            "RaptorFailed", "Int");

    private static String cli() {
        String named = System.getenv("TEMPORAL_CLI");
        if (named != null && !named.isBlank()) {
            return named;
        }
        String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(File.pathSeparator))
                .map(folder -> Path.of(folder, "temporal"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Temporal command line is found: install it, set"
                        + " TEMPORAL_CLI to its place, or use --temporal embedded"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket usual = new ServerSocket(EmbeddedTemporal.USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
            return usual.getLocalPort();
        } catch (IOException taken) {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            }
        }
    }

    private void awaitPort() throws IOException {
        long end = System.nanoTime() + START.toNanos();
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IOException("it ended or does not listen; logs/temporal.log under the home says more");
            }
            pause();
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
