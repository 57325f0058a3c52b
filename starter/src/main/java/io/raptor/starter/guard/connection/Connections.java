package io.raptor.starter.guard.connection;

import io.raptor.starter.guard.connection.Connection.Phase;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All connections of a server. Where there are too many, the one that is waited for longest makes room: who sends at
 * once is never that one, however many send slowly.
 */
final class Connections {

    private static final Comparator<Connection> LONGEST = Comparator.comparingLong(Connection::since);

    private final ConnectionLimits limits;
    private final LongSupplier nanos;
    private final Map<String, Connection> open = new ConcurrentHashMap<>();

    /** @param nanos a clock as {@link System#nanoTime()} is */
    Connections(ConnectionLimits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    /** Takes note of a new one; false when its address has too many, none of which waits for a request. */
    boolean opened(SocketChannel channel) {
        try {
            if (!(channel.getRemoteAddress() instanceof InetSocketAddress remote)) {
                return true;
            }
            String address = remote.getAddress().getHostAddress();
            if (limits.perAddress() > 0 && !makeRoom(address)) {
                return false;
            }
            long now = nanos.getAsLong();
            open.put(
                    key(address, remote.getPort()),
                    new Connection(
                            this::upload,
                            channel,
                            address,
                            now,
                            now + limits.arrival().toNanos()));
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    private boolean makeRoom(String address) {
        List<Connection> same = open.values().stream()
                .filter(one -> one.address().equals(address) && one.counts())
                .toList();
        if (same.size() < limits.perAddress()) {
            return true;
        }
        Optional<Connection> slowest =
                longest(same, Phase.HEAD).or(() -> longest(same, Phase.BODY)).or(() -> longest(same, Phase.UPLOAD));
        slowest.ifPresent(Connection::cut);
        return slowest.isPresent();
    }

    private static Optional<Connection> longest(Iterable<Connection> among, Phase phase) {
        Connection longest = null;
        for (Connection one : among) {
            if (one.waitsFor(phase) && (longest == null || LONGEST.compare(one, longest) < 0)) {
                longest = one;
            }
        }
        return Optional.ofNullable(longest);
    }

    @Nullable
    Connection from(String address, int port) {
        return open.get(key(address, port));
    }

    private static String key(String address, int port) {
        return address + " " + port;
    }

    /** A request's head is there. */
    synchronized void begun(Connection connection, boolean body) {
        if (body && waiting(Phase.BODY) >= limits.bodies()) {
            longest(open.values(), Phase.BODY).ifPresent(Connection::cut);
        }
        connection.begun(body);
    }

    /** A request was answered. */
    void ended(Connection connection) {
        long now = nanos.getAsLong();
        connection.ended(now, now + limits.idle().toNanos() + limits.arrival().toNanos());
    }

    synchronized boolean upload(Connection connection, long seconds) {
        if (waiting(Phase.UPLOAD) >= limits.uploads()) {
            return false;
        }
        connection.uploads(seconds);
        return true;
    }

    private long waiting(Phase phase) {
        return open.values().stream().filter(one -> one.waitsFor(phase)).count();
    }

    /** Cuts off what took too long, and forgets what is closed. */
    void look() {
        long now = nanos.getAsLong();
        open.values().removeIf(one -> !one.open());
        open.values().forEach(one -> one.look(now));
    }

    int size() {
        return open.size();
    }
}
