package io.raptor.activity.document;

import io.raptor.workflow.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** SHA-256 of a file's bytes, in lower-case hexadecimal; one buffer in memory. */
public final class ContentHash {

    private static final int BUFFER = 1 << 16;

    private ContentHash() {}

    public static String of(Path file) throws IOException {
        Sha256 hash = new Sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                hash.add(buffer, read);
            }
        }
        return hash.hex();
    }
}
