package io.raptor.activity.port;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Files that lie on no disk of this machine and are the same for every worker. Safe for use by many threads. */
public interface RemoteFiles {

    /** None at all: every source is a file or a folder. */
    RemoteFiles NONE = new RemoteFiles() {

        @Override
        public boolean hold(String place) {
            return false;
        }

        @Override
        public void list(String source, Consumer<RemoteFile> to) {
            throw new UnsupportedOperationException(source);
        }

        @Override
        public Content open(String place) {
            throw new UnsupportedOperationException(place);
        }
    };

    /** Whether a source or a document of this name would be among them, by its form alone. */
    boolean hold(String place);

    /**
     * Hands over what a source holds, ordered by id; memory is that of a page.
     *
     * @throws IndexingException INVALID_REQUEST for a source that is not there or cannot be listed from anywhere,
     *     RATE_LIMITED or STORE_UNAVAILABLE for one that must be waited for; {@link NotHereException} when another worker
     *     may be able to
     */
    void list(String source, Consumer<RemoteFile> to);

    /**
     * The bytes of a file.
     *
     * @throws IndexingException DOCUMENT_UNREADABLE for one that is gone; otherwise as for {@link #list}
     */
    Content open(String place);

    /**
     * A file as it is listed.
     *
     * @param id its path relative to its source, {@code /}-separated; of a source that is a file, its name
     * @param place what {@link #open} takes
     * @param mark changes when the content does; empty for a file that has to be read to know
     */
    record RemoteFile(String id, String place, long bytes, String mark) {}

    /**
     * The content of a file while it is read.
     *
     * @param length of all bytes
     * @param mark of this content, as {@link RemoteFile#mark}
     */
    record Content(InputStream bytes, long length, String mark) implements Closeable {

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }
}
