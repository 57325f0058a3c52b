package io.raptor.starter.temporal.renewed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Temporal's API key in a file, which is read again when it changes: the key of the next call is the one that is there. */
public final class KeyFile {

    /** Names the file; what it holds goes before a key that is set otherwise. */
    public static final String VARIABLE = "TEMPORAL_API_KEY_FILE";

    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Path path;
    private final WatchedFiles files;
    private String key;
    private long lookedAt = System.nanoTime();

    private KeyFile(Path path) throws IOException {
        this.path = path;
        this.files = new WatchedFiles(List.of(path));
        this.key = read();
    }

    /**
     * The file of the environment; empty where it names none.
     *
     * @throws IOException when there is none of that name, or no key in it
     */
    public static Optional<KeyFile> named(Map<String, String> environment) throws IOException {
        String named = environment.getOrDefault(VARIABLE, "");
        try {
            return named.isBlank() ? Optional.empty() : Optional.of(new KeyFile(Path.of(named)));
        } catch (InvalidPathException e) {
            throw new IOException(VARIABLE + " names no file", e);
        }
    }

    /** The key as the file has it now. */
    public synchronized String key() {
        if (System.nanoTime() - lookedAt >= LOOK.toNanos()) {
            lookedAt = System.nanoTime();
            if (files.changed()) {
                renew();
            }
        }
        return key;
    }

    private void renew() {
        try {
            key = read();
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be read; the former key stays in use", VARIABLE, unreadable);
        }
    }

    private String read() throws IOException {
        String text = Files.readString(path).strip();
        if (text.isEmpty()) {
            throw new NoSuchFileException(VARIABLE + " names an empty file");
        }
        return text;
    }
}
