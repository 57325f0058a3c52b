package io.raptor.activity.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/** A file that refuses all writes after one that failed. */
@SuppressWarnings(
        "UnsynchronizedOverridesSynchronized") // the superclass moves a place in the file, which has none here
final class FailStopChannel extends FileBaseDefault {

    private final FileChannel file;
    private @Nullable IOException failure;

    FailStopChannel(FileChannel file) {
        this.file = file;
    }

    /** What changes the file. */
    @FunctionalInterface
    private interface Change<T> {
        T make() throws IOException;
    }

    private synchronized <T> T change(Change<T> change) throws IOException {
        if (failure != null) {
            throw new IOException("an earlier write failed", failure);
        }
        try {
            return change.make();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        return change(() -> file.write(from, position));
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        change(() -> file.truncate(size));
    }

    @Override
    public void force(boolean metadata) throws IOException {
        change(() -> {
            file.force(metadata);
            return true;
        });
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
        return file.read(to, position);
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
