package io.raptor.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the search below a home. */
final class IndexFiles {

    private IndexFiles() {}

    static long bytes(Path home) {
        try (Stream<Path> found = Files.walk(home.resolve("search"))) {
            List<Path> files = found.filter(Files::isRegularFile).toList();
            long bytes = 0;
            for (Path file : files) {
                bytes += Files.size(file);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
