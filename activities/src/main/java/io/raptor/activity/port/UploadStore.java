package io.raptor.activity.port;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Uploaded files, those of a dataset by their names. Files of the same content share it. */
public interface UploadStore {

    /**
     * An uploaded file.
     *
     * @param contentHash SHA-256 of its bytes
     * @param location where an object storage keeps it; {@code null} where the store does
     */
    record Upload(
            String name,
            long bytes,
            String contentHash,
            @Nullable String location) {}

    /**
     * The result of a change.
     *
     * @param replaced whether there was a file of that name
     * @param dropped locations of contents that no file has any more
     */
    record Change(boolean replaced, List<String> dropped) {
        public Change {
            dropped = List.copyOf(dropped);
        }
    }

    /**
     * Keeps a file in the place of a former one of its name. Where the content is known already, that one serves, and the
     * location given here is among those dropped.
     *
     * @param content read where the store is to keep it
     */
    Change put(String dataset, Upload upload, Path content);

    /** What keeps this content; empty where nothing does. */
    Optional<Upload> known(String contentHash);

    Optional<Upload> find(String dataset, String name);

    /** A dataset's files, by name. */
    List<Upload> list(String dataset);

    /** The bytes that the store keeps of a content, read piece by piece. */
    InputStream open(String contentHash);

    /** Forgets a file; nothing changes where there is none. */
    Change delete(String dataset, String name);

    /** Forgets all files of a dataset. */
    Change delete(String dataset);
}
