package io.raptor.starter.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The wire between a worker and its database, which can be cut. */
final class DatabaseWire implements AutoCloseable {

    private final ServerSocket entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> ends = new ArrayList<>();
    private final int databasePort;
    private boolean cut;
    private int refused;

    DatabaseWire(int databasePort) throws IOException {
        this.databasePort = databasePort;
        threads.execute(this::accept);
    }

    int port() {
        return entry.getLocalPort();
    }

    /** Ends every connection, and lets no other through. */
    synchronized void cut() {
        cut = true;
        refused = 0;
        ends.forEach(DatabaseWire::end);
        ends.clear();
    }

    synchronized void mend() {
        cut = false;
    }

    /** Connections that were tried in vain since the cut. */
    synchronized int refused() {
        return refused;
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                join(entry.accept());
            } catch (IOException closedOrGone) {
                // The next one may fare better; a closed entry ends the loop.
            }
        }
    }

    private synchronized void join(Socket worker) throws IOException {
        if (cut) {
            refused++;
            worker.close();
            return;
        }
        Socket database = new Socket(InetAddress.getLoopbackAddress(), databasePort);
        ends.add(worker);
        ends.add(database);
        threads.execute(() -> carry(worker, database));
        threads.execute(() -> carry(database, worker));
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // One end is gone: closing both tells the other.
        }
    }

    private static void end(Socket socket) {
        try {
            // Linger of 0 resets the connection, as a broken network does.
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // That is what is wanted.
        }
    }

    @Override
    public void close() throws IOException {
        entry.close();
        cut();
        threads.shutdownNow();
    }
}
