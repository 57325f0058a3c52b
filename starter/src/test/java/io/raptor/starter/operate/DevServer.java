package io.raptor.starter.operate;

import io.temporal.testing.TemporalDevServer;
import io.temporal.testing.TemporalDevServerOptions;

/**
 * Temporal's development server, by the command line that the tools name.
 *
 * <p>It gives itself a handful of ports and opens them a moment later: on a busy machine another process may have
 * opened one of them meanwhile, and it ends. It is started again then, with other ports.
 */
public final class DevServer {

    private static final int ATTEMPTS = 3;

    private DevServer() {}

    /**
     * Starts a server on a port of its own choice.
     *
     * @param more further words of its command line
     */
    public static TemporalDevServer start(String... more) {
        return start(options().setExtraArgs(more).build());
    }

    /** Starts a server on the given port. */
    public static TemporalDevServer startAt(int port) {
        return start(options().setPort(port).build());
    }

    private static TemporalDevServerOptions.Builder options() {
        return TemporalDevServerOptions.newBuilder()
                .setExistingPath(Tools.temporal())
                .setDownloadEnabled(false);
    }

    private static TemporalDevServer start(TemporalDevServerOptions options) {
        for (int attempt = 1; ; attempt++) {
            try {
                return TemporalDevServer.start(options);
            } catch (IllegalStateException ended) {
                if (attempt == ATTEMPTS) {
                    throw ended;
                }
            }
        }
    }
}
