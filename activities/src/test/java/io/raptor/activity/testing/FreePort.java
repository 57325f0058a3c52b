package io.raptor.activity.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port of this machine's loopback address that nothing listened at a moment ago.
 *
 * <p>It lies below the ports that systems give to connections and to servers without a port of their own: another
 * process cannot be given it while a test waits to start its server there.
 */
public final class FreePort {

    private static final int LOWEST = 20_000;
    private static final int BELOW = 32_000;

    private FreePort() {}

    public static int next() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, BELOW);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port between " + LOWEST + " and " + BELOW + " is free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
