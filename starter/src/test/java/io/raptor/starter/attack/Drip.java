package io.raptor.starter.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Many connections that send a byte of their requests now and then, and connect anew when they are closed. */
final class Drip implements AutoCloseable {

    private static final long PAUSE_MILLIS = 500;

    private final InetSocketAddress server;
    private final List<SocketChannel> channels = new CopyOnWriteArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    Drip(int port) {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** @param head what each sends at once */
    Drip of(int connections, String head) throws IOException {
        for (int i = 0; i < connections; i++) {
            channels.add(connect(head));
        }
        return this;
    }

    private SocketChannel connect(String head) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.configureBlocking(false);
        try {
            channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException refused) {
            channel.close();
        }
        return channel;
    }

    Drip begin() {
        Future<?> unused = thread.scheduleWithFixedDelay(this::drip, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    private void drip() {
        for (SocketChannel channel : channels) {
            if (channel.isOpen()) {
                drip(channel);
            }
        }
    }

    private void drip(SocketChannel channel) {
        try {
            boolean ended = channel.read(ByteBuffer.allocate(4096)) < 0;
            channel.write(ByteBuffer.wrap(new byte[] {'x'}));
            if (ended) {
                end(channel);
            }
        } catch (IOException reset) {
            end(channel);
        }
    }

    private void end(SocketChannel channel) {
        closed.incrementAndGet();
        try {
            channel.close();
        } catch (IOException gone) {
            // It was what was wanted.
        }
    }

    /** Those that the server ended. */
    int closed() {
        return closed.get();
    }

    int opened() {
        return channels.size();
    }

    @Override
    public void close() throws IOException {
        thread.shutdownNow();
        for (SocketChannel channel : channels) {
            channel.close();
        }
    }
}
