package io.raptor.activity.source;

import io.raptor.activity.document.ContentHash;
import io.raptor.activity.document.DocumentLimits;
import io.raptor.activity.document.DocumentTypes;
import io.raptor.activity.port.Catalogue.FoundDocument;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Looks at one regular file: is it a document, and what is its content's hash. */
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
                            : found(id, file, bytes, ContentHash.of(file), null));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(unread(id, file, bytes));
        }
    }

    FoundDocument skipped(String id, Path file, long bytes, String reason) {
        return found(id, file, bytes, "", reason);
    }

    /** A file that loading will refuse with the reason. */
    FoundDocument unread(String id, Path file, long bytes) {
        return found(id, file, bytes, "", null);
    }

    private FoundDocument found(String id, Path file, long bytes, String hash, @Nullable String reason) {
        String key = hash.isEmpty() ? "" : buildKey.apply(hash);
        return new FoundDocument(id, file.toString(), bytes, hash, reason, key);
    }
}
