package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What H2 writes its file through. */
class FailStopFilesTest {

    @TempDir
    Path folder;

    /** Files that cannot grow beyond a limit. */
    public static final class Limited extends FilePathWrapper {

        private static volatile long limit;
        private static volatile Runnable onRefusal = () -> {};

        @Override
        public String getScheme() {
            return "limited";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            return new LimitedChannel(getBase().open(mode));
        }

        static void to(long bytes, Runnable refusing) {
            FilePath.register(new Limited());
            limit = bytes;
            onRefusal = refusing;
        }
    }

    @SuppressWarnings(
            "UnsynchronizedOverridesSynchronized") // the superclass moves a place in the file, which has none here
    private static final class LimitedChannel extends FileBaseDefault {

        private final FileChannel file;

        LimitedChannel(FileChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            if (position + from.remaining() > Limited.limit) {
                Limited.onRefusal.run();
                throw new IOException("no space left on device");
            }
            return file.write(from, position);
        }

        @Override
        public int read(ByteBuffer to, long position) throws IOException {
            return file.read(to, position);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
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
    }

    /** H2 writes what waits for a write that failed on top of it, and then finds neither that nor what it had before. */
    @Test
    void h2KeepsWhatItCommittedBeforeAWriteThatFails() throws Exception {
        Limited.to(Long.MAX_VALUE, () -> {});
        String name = name("store.mv.db");
        MVStore store =
                new MVStore.Builder().fileName(name).autoCommitDisabled().open();
        // Space that is free again is used again at once.
        store.setRetentionTime(0);
        MVMap<String, String> map = store.openMap("answers");
        for (int i = 0; i < 10; i++) {
            commit(store, map, "other", "small");
        }
        commit(store, map, "large", "x".repeat(100_000));
        long size = Files.size(folder.resolve("store.mv.db"));
        commit(store, map, "stored", "small");
        assertThat(Files.size(folder.resolve("store.mv.db")))
                .as("it found room within")
                .isEqualTo(size);

        Thread waiting = new Thread(() -> {
            try {
                commit(store, map, "waiting", "small");
            } catch (MVStoreException refused) {
                // as it should be
            }
        });
        Limited.to(size, () -> {
            waiting.start();
            await().until(() -> waiting.getState() == Thread.State.WAITING);
        });
        assertThatThrownBy(() -> commit(store, map, "larger", "x".repeat(200_000)))
                .hasStackTraceContaining("no space left");
        waiting.join();

        Limited.to(Long.MAX_VALUE, () -> {});
        try (MVStore again = new MVStore.Builder().fileName(name).open()) {
            assertThat(again.<String, String>openMap("answers"))
                    .containsEntry("stored", "small")
                    .doesNotContainKey("waiting");
        }
    }

    private static void commit(MVStore store, MVMap<String, String> map, String key, String value) {
        map.put(key, value);
        store.commit();
    }

    private FileChannel open(String name) throws IOException {
        return FilePath.get(name(name)).open("rw");
    }

    private String name(String file) {
        return FailStopFiles.over("limited:" + folder.resolve(file));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void writesAndReads() throws IOException {
        Limited.to(Long.MAX_VALUE, () -> {});
        try (FileChannel file = open("file")) {
            file.write(bytes("one and two"), 0);
            file.truncate(3);
            file.force(true);
            ByteBuffer read = ByteBuffer.allocate(3);

            assertThat(file.read(read, 0)).isEqualTo(3);
            assertThat(read.array()).isEqualTo("one".getBytes(StandardCharsets.UTF_8));
            assertThat(file.size()).isEqualTo(3);
        }
        assertThat(folder.resolve("file")).hasContent("one");
    }

    @Test
    void takesNoWriteAfterOneThatFailed() throws IOException {
        Path path = folder.resolve("full");
        Limited.to(3, () -> {});
        try (FileChannel file = open("full")) {
            file.write(bytes("one"), 0);
            assertThatThrownBy(() -> file.write(bytes("two"), 3)).hasMessage("no space left on device");

            assertThatThrownBy(() -> file.write(bytes("six"), 0)).hasRootCauseMessage("no space left on device");
            assertThatThrownBy(() -> file.truncate(1)).hasRootCauseMessage("no space left on device");
            assertThatThrownBy(() -> file.force(true)).hasRootCauseMessage("no space left on device");
            assertThat(file.read(ByteBuffer.allocate(3), 0)).isEqualTo(3);
        }
        assertThat(path).hasContent("one");
        Limited.to(6, () -> {});
        try (FileChannel again = open("full")) {
            again.write(bytes("two"), 3);
        }
        assertThat(Files.readString(path)).isEqualTo("onetwo");
    }
}
