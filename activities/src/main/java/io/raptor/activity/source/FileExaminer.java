package io.raptor.activity.source;

import io.raptor.activity.document.ContentHash;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.type.DocumentTypes;
import io.raptor.activity.port.Catalogue.FoundDocument;
import io.raptor.activity.port.RemoteFiles.RemoteFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Looks at one file: is it a document, and what is its content's hash. */
final class FileExaminer {

    private final DocumentLimits limits;
    private final boolean tables;
    private final UnaryOperator<String> buildKey;

    FileExaminer(DocumentLimits limits, boolean tables, UnaryOperator<String> buildKey) {
        this.limits = limits;
        this.tables = tables;
        this.buildKey = buildKey;
    }

    /** What the file is; empty when it has vanished. */
    Optional<FoundDocument> examine(String id, Path file, long bytes) {
        try {
            String reason = bytes == 0 ? "an empty file" : DocumentTypes.unsuitable(file, tables);
            if (reason != null) {
                return Optional.of(skipped(id, file, bytes, reason));
            }
            return Optional.of(
                    bytes > limits.maxBytes()
                            ? unread(id, file, bytes)
                            : found(id, file.toString(), bytes, ContentHash.of(file), null));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(unread(id, file, bytes));
        }
    }

    /** What a remote file is, as far as that is known without reading it; loading sees to the rest. */
    FoundDocument examine(RemoteFile file) {
        String reason = file.bytes() == 0 ? "an empty file" : DocumentTypes.unsuitableByName(file.id(), tables);
        String hash = reason == null && file.bytes() <= limits.maxBytes() ? file.mark() : "";
        return found(file.id(), file.place(), file.bytes(), hash, reason);
    }

    FoundDocument skipped(String id, Path file, long bytes, String reason) {
        return found(id, file.toString(), bytes, "", reason);
    }

    /** A file that loading will refuse with the reason. */
    FoundDocument unread(String id, Path file, long bytes) {
        return found(id, file.toString(), bytes, "", null);
    }

    private FoundDocument found(String id, String place, long bytes, String hash, @Nullable String reason) {
        String key = hash.isEmpty() ? "" : buildKey.apply(hash);
        return new FoundDocument(id, place, bytes, hash, reason, key);
    }
}
