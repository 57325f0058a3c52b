package io.raptor.starter.chaos;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The wire between workers and an object storage, on which four in ten requests meet a fault. */
final class ObjectWire implements AutoCloseable {

    private static final int FAULTS_IN_A_HUNDRED = 40;
    private static final int LEAST_CUT = 50;
    private static final int MOST_CUT = 2500;

    private final ServerSocket entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger met = new AtomicInteger();
    private final int storagePort;
    private final Random random;

    ObjectWire(int storagePort, long seed) throws IOException {
        this.storagePort = storagePort;
        this.random = new Random(seed);
        threads.execute(this::accept);
    }

    /** What storages do under load, and networks at any time. */
    private enum Fault {
        SLOW_DOWN,
        UNAVAILABLE,
        RESET,
        CUT
    }

    int port() {
        return entry.getLocalPort();
    }

    /** Faults so far. */
    int met() {
        return met.get();
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket asking = entry.accept();
                boolean good = random.nextInt(100) >= FAULTS_IN_A_HUNDRED;
                Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
                int whole = LEAST_CUT + random.nextInt(MOST_CUT - LEAST_CUT);
                threads.execute(() -> hear(asking, good, fault, whole));
            } catch (IOException closedOrGone) {
                // A closed entry ends the loop.
            }
        }
    }

    private void hear(Socket asking, boolean good, Fault fault, int whole) {
        try (asking) {
            if (good) {
                carry(asking, Long.MAX_VALUE);
                return;
            }
            met.incrementAndGet();
            switch (fault) {
                case SLOW_DOWN -> refuse(asking, "SlowDown");
                case UNAVAILABLE -> refuse(asking, "ServiceUnavailable");
                case RESET -> reset(asking);
                case CUT -> carry(asking, whole);
            }
        } catch (IOException gone) {
            // One end is gone, and closing tells the other.
        }
    }

    private static void refuse(Socket asking, String code) throws IOException {
        awaitHead(new BufferedInputStream(asking.getInputStream()));
        byte[] body = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code></Error>")
                .getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/xml\r\nContent-Length: "
                + body.length + "\r\nConnection: close\r\n\r\n";
        asking.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        asking.getOutputStream().write(body);
        asking.getOutputStream().flush();
    }

    /** An answer before the question has come would be another fault. */
    private static void awaitHead(InputStream question) throws IOException {
        int ends = 0;
        while (ends < 2) {
            int next = question.read();
            if (next < 0) {
                return;
            }
            ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
        }
    }

    private static void reset(Socket asking) throws IOException {
        awaitHead(new BufferedInputStream(asking.getInputStream()));
        // Linger of 0 resets the connection, as a broken network does.
        asking.setSoLinger(true, 0);
    }

    /** @param most bytes of the answer, after which the connection ends */
    private void carry(Socket asking, long most) throws IOException {
        try (Socket storage = new Socket(InetAddress.getLoopbackAddress(), storagePort)) {
            threads.execute(() -> {
                try {
                    asking.getInputStream().transferTo(storage.getOutputStream());
                } catch (IOException gone) {
                    // The other direction ends as well.
                }
            });
            byte[] some = new byte[8192];
            InputStream answer = storage.getInputStream();
            long left = most;
            int read = answer.read(some);
            while (read >= 0 && left > 0) {
                asking.getOutputStream().write(some, 0, (int) Math.min(read, left));
                left -= read;
                read = left > 0 ? answer.read(some) : -1;
            }
        }
    }

    @Override
    public void close() throws IOException {
        entry.close();
        threads.shutdownNow();
    }
}
