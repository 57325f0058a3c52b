package io.raptor.starter.chaos;

import static org.awaitility.Awaitility.await;

import io.raptor.activity.testing.FreePort;
import io.raptor.starter.operate.Tools;
import io.raptor.starter.testing.Product;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Temporal's development server on one port and one database file, which can be killed and started again. */
final class TemporalServer {

    private final Path folder;
    private final int port;
    private Process process;

    private TemporalServer(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.process = launch();
    }

    static TemporalServer start(Path folder) throws IOException {
        return new TemporalServer(folder, FreePort.next());
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    private Process launch() throws IOException {
        List<String> command = List.of(
                Tools.temporal(),
                "server",
                "start-dev",
                "--headless",
                "--ip",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--db-filename",
                folder.resolve("temporal.db").toString());
        Process launched = Product.start(
                command,
                Map.of(),
                Redirect.appendTo(folder.resolve("temporal.out").toFile()));
        await().atMost(Duration.ofSeconds(60)).until(this::listens);
        return launched;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    void kill() throws InterruptedException {
        Programs.kill(process);
    }

    void startAgain() throws IOException {
        process = launch();
    }

    void close() throws InterruptedException {
        kill();
    }
}
