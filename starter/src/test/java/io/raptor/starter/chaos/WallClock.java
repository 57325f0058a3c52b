package io.raptor.starter.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The wall clock of a process, which can be put forward and back while it runs. The library libfaketime answers for the
 * kernel; time that only goes forward (by which threads wait) stays true, as it does on a machine whose clock is set.
 */
final class WallClock {

    private static final String LIBRARY = "libfaketimeMT.so.1";

    private final Path library;
    private final Path file;

    private WallClock(Path library, Path file) throws IOException {
        this.library = library;
        this.file = file;
        set(Duration.ZERO);
    }

    /** Empty where the library is not installed. */
    static Optional<Path> library() {
        return Stream.of(
                        "/usr/lib/x86_64-linux-gnu/faketime",
                        "/usr/lib/aarch64-linux-gnu/faketime",
                        "/usr/lib64/faketime")
                .map(folder -> Path.of(folder, LIBRARY))
                .filter(Files::isReadable)
                .findFirst();
    }

    static Optional<WallClock> in(Path folder) throws IOException {
        Optional<Path> found = library();
        return found.isPresent() ? Optional.of(new WallClock(found.get(), folder.resolve("clock"))) : Optional.empty();
    }

    /** What a process must have in its environment. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", file.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                // The library takes Java's waits for waits by the wall clock otherwise, and they never wait.
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }

    /** @param offset from the true time */
    void set(Duration offset) throws IOException {
        Path fresh = file.resolveSibling("clock.new");
        Files.writeString(fresh, "%+d%n".formatted(offset.toSeconds()));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
