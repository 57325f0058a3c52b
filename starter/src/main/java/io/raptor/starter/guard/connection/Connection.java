package io.raptor.starter.guard.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A connection that is open, and what the server waits for on it. */
final class Connection implements Arrival {

    /** The part of a request that is waited for. */
    enum Phase {
        HEAD,
        BODY,
        UPLOAD,
        NOTHING
    }

    /** The rule of who may send files. */
    interface Uploads {

        /** @param seconds that it may take */
        boolean admit(Connection connection, long seconds);
    }

    /** A sender of files is at least this fast. */
    private static final long UPLOAD_BYTES_A_SECOND = 64 * 1024;

    private static final long UNKNOWN_UPLOAD_SECONDS = 600;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final Uploads uploads;
    private final SocketChannel channel;
    private final String address;
    private Phase phase = Phase.HEAD;
    private long since;
    private long deadline;
    private boolean cut;
    private boolean late;
    private @Nullable Thread worker;

    Connection(Uploads uploads, SocketChannel channel, String address, long now, long deadline) {
        this.uploads = uploads;
        this.channel = channel;
        this.address = address;
        this.since = now;
        this.deadline = deadline;
    }

    String address() {
        return address;
    }

    boolean open() {
        return channel.isOpen();
    }

    synchronized boolean waitsFor(Phase one) {
        return phase == one && !cut;
    }

    /** It holds a place of its address. */
    synchronized boolean counts() {
        return !cut && channel.isOpen();
    }

    synchronized long since() {
        return since;
    }

    /** The head is there. The body, if any, has what is left of the time for the whole request. */
    synchronized void begun(boolean body) {
        phase = body ? Phase.BODY : Phase.NOTHING;
    }

    /** The request was answered: another may come. */
    synchronized void ended(long now, long nextDeadline) {
        phase = Phase.HEAD;
        since = now;
        deadline = nextDeadline;
        worker = null;
    }

    @Override
    public boolean upload(long bytes) {
        return uploads.admit(this, bytes < 0 ? UNKNOWN_UPLOAD_SECONDS : bytes / UPLOAD_BYTES_A_SECOND);
    }

    synchronized void uploads(long seconds) {
        phase = Phase.UPLOAD;
        deadline += seconds * SECOND_NANOS;
    }

    @Override
    public synchronized void complete() {
        phase = Phase.NOTHING;
    }

    @Override
    public synchronized boolean late() {
        return late;
    }

    @Override
    public synchronized void watch(Thread thread) {
        phase = Phase.NOTHING;
        worker = thread;
    }

    @Override
    public synchronized void unwatch() {
        worker = null;
    }

    /** Whoever waits for it finds its end. What was read already is still answered. */
    synchronized void cut() {
        cut = true;
        try {
            channel.shutdownInput();
        } catch (IOException gone) {
            // That is what was wanted.
        }
    }

    /** Sees to its time, and to whether the sender is still there. */
    synchronized void look(long now) {
        if (phase != Phase.NOTHING && !cut && now - deadline > 0) {
            late = true;
            cut();
        } else if (worker != null && left()) {
            worker.interrupt();
            worker = null;
        }
    }

    /** Nobody else reads while the request is worked on; what a sender should not have sent yet is lost. */
    private boolean left() {
        try {
            return channel.read(ByteBuffer.allocate(512)) < 0;
        } catch (IOException gone) {
            return true;
        }
    }
}
