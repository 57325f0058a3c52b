package io.raptor.activity.document;

import io.raptor.activity.document.type.DocumentTypes;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.RemoteFiles;
import io.raptor.activity.port.RemoteFiles.Content;
import io.raptor.workflow.model.FailureType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A remote file's copy on this machine's disk for as long as it is read: within the size limit, and of what is no document
 * no more than its beginning.
 *
 * @param mark of the content; empty where its own hash has to do
 */
record FetchedFile(Path path, String mark) implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    /** Of a name, so many characters: its ending tells a type. */
    private static final int NAME = 80;

    /** @throws IndexingException DOCUMENT_TOO_LARGE, UNSUITABLE_DOCUMENT, or why it cannot be fetched */
    static FetchedFile of(RemoteFiles remote, String place, DocumentLimits limits, boolean tables) {
        try (Content content = remote.open(place)) {
            limits.checkBytes(content.length());
            Path folder = Files.createTempDirectory("raptor-document");
            FetchedFile file = new FetchedFile(folder.resolve(name(place)), content.mark());
            try {
                file.fetch(content, limits, tables);
                return file;
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new IndexingException(
                    FailureType.STORE_UNAVAILABLE,
                    "A document's copy cannot be written to this machine's disk; see whether it has space",
                    e);
        }
    }

    private void fetch(Content content, DocumentLimits limits, boolean tables) throws IOException {
        byte[] beginning = content.bytes().readNBytes(DocumentTypes.PREFIX);
        @Nullable String reason = DocumentTypes.unsuitable(DocumentTypes.fileName(path), beginning, tables);
        if (reason != null) {
            throw DocumentFailures.unsuitable("is " + reason);
        }
        long bytes = beginning.length;
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write(beginning);
            byte[] buffer = new byte[BUFFER];
            for (int read = content.bytes().read(buffer);
                    read >= 0;
                    read = content.bytes().read(buffer)) {
                bytes += read;
                limits.checkBytes(bytes);
                out.write(buffer, 0, read);
            }
        }
        if (bytes != content.length()) {
            throw new IndexingException(
                    FailureType.STORE_UNAVAILABLE, "A document ended too early on its way; it is read again");
        }
    }

    /** One that every disk takes, with the ending of the place's. */
    private static String name(String place) {
        String name = place.substring(place.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
        return "_" + name.substring(Math.max(0, name.length() - NAME));
    }

    /** Takes it away. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
            Files.deleteIfExists(Objects.requireNonNull(path.getParent()));
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }
}
