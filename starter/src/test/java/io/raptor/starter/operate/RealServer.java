package io.raptor.starter.operate;

import io.temporal.testing.TemporalDevServer;
import java.io.IOException;
import java.nio.file.Path;

/** Temporal's development server with a worker beside it, started by the line of the operator's document. */
final class RealServer {

    private final TemporalDevServer server;
    private final Site site;

    private RealServer(TemporalDevServer server, Site site) {
        this.server = server;
        this.site = site;
    }

    static RealServer start(Path folder) throws IOException {
        Tools.tctl();
        TemporalDevServer server = DevServer.start();
        String line = CommandLines.of("operate.md", "sh").block("worker").get(0);
        try {
            return new RealServer(
                    server, Site.start(folder, line.replace("temporal.example:7233", server.getTarget())));
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    Site site() {
        return site;
    }

    void stop() throws IOException, InterruptedException {
        site.stop();
        server.close();
    }
}
