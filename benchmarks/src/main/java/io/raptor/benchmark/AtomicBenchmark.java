package io.raptor.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * A measurement of what checkpoints cost and save: the same documents indexed with them and without, undisturbed, and once more
 * with a kill in the middle and the same command again.
 */
final class AtomicBenchmark {

    private final Path launcher;
    private final int documents;
    private final Duration latency;

    AtomicBenchmark(Arguments arguments) {
        arguments.only(Set.of("raptor", "documents", "latency-ms"));
        launcher = Path.of(arguments.required("raptor"));
        documents = (int) arguments.number("documents", 100);
        latency = Duration.ofMillis(arguments.number("latency-ms", 500));
    }

    /** @param seconds from the first request to the last answer */
    private record Measured(int requests, double seconds) {}

    void run() throws IOException {
        Path folder = Files.createTempDirectory("raptor-atomic");
        Path sources = Launch.documents(folder, documents);
        double without = measure(folder, sources, false);
        double with = measure(folder, sources, true);
        System.out.printf(Locale.ROOT, "with checkpoints / without: %.2f of the time%n", with / without);
    }

    private double measure(Path folder, Path sources, boolean checkpoints) throws IOException {
        String name = checkpoints ? "checkpoints" : "atomic";
        Measured whole = index(folder.resolve(name), sources, checkpoints, Integer.MAX_VALUE);
        Measured crashed = index(folder.resolve(name + "-crashed"), sources, checkpoints, whole.requests() / 2);
        System.out.printf(
                Locale.ROOT,
                "%s: %d requests in %.1f s, %.2f of what they alone take; killed after %d and begun again: %d requests, %d of them paid again%n",
                name,
                whole.requests(),
                whole.seconds(),
                whole.seconds() * Launch.CALLS / (whole.requests() * latency.toMillis() / 1000.0),
                whole.requests() / 2,
                crashed.requests(),
                crashed.requests() - whole.requests());
        return whole.seconds();
    }

    private Measured index(Path home, Path sources, boolean checkpoints, int crashAt) throws IOException {
        String mode = "use_checkpoints=" + checkpoints;
        try (LatencyModel model = new LatencyModel(latency)) {
            Launch launch = new Launch(launcher, home, sources, model.baseUrl());
            int exit = launch.until(() -> model.requests() >= crashAt, mode);
            if (exit != 0 && crashAt < Integer.MAX_VALUE) {
                exit = launch.toItsEnd(mode);
            }
            if (exit != 0) {
                throw new IllegalStateException(mode + " ended with exit code " + exit);
            }
            return new Measured(model.requests(), model.span().toMillis() / 1000.0);
        }
    }
}
