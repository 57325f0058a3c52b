package io.raptor.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * A measurement of what orchestration costs: {@code ./raptor index} over documents of a few hundred words with chat and embeddings at one
 * model of fixed latency, against the time that the calls alone would take with all of them in flight.
 */
final class OverheadBenchmark {

    private final Path launcher;
    private final int documents;
    private final Duration latency;

    OverheadBenchmark(Arguments arguments) {
        arguments.only(Set.of("raptor", "documents", "latency-ms"));
        launcher = Path.of(arguments.required("raptor"));
        documents = (int) arguments.number("documents", 100);
        latency = Duration.ofMillis(arguments.number("latency-ms", 500));
    }

    void run() throws IOException {
        Path folder = Files.createTempDirectory("raptor-overhead");
        Path sources = Launch.documents(folder, documents);
        try (LatencyModel model = new LatencyModel(latency)) {
            Launch launch = new Launch(launcher, folder.resolve("home"), sources, model.baseUrl());
            int exit = launch.toItsEnd();
            double ideal = model.requests() * latency.toMillis() / 1000.0 / Launch.CALLS;
            double took = model.span().toMillis() / 1000.0;
            System.out.printf(
                    Locale.ROOT,
                    "documents %d, requests %d, first request to last answer %.1f s, ideal %.1f s, ratio %.2f, exit %d%n",
                    documents,
                    model.requests(),
                    took,
                    ideal,
                    took / ideal,
                    exit);
        }
    }
}
