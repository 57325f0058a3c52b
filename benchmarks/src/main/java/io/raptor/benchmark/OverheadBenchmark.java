package io.raptor.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * What orchestration costs: {@code ./raptor index} over documents of a few hundred words with chat and embeddings at one
 * model of fixed latency, against the time that the calls alone would take with all of them in the air.
 */
final class OverheadBenchmark {

    private static final int CALLS = 16;
    private static final int WINDOW = 32;

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
        Path sources = Files.createDirectories(folder.resolve("documents"));
        for (int i = 0; i < documents; i++) {
            Files.writeString(sources.resolve(String.format(Locale.ROOT, "document-%04d.txt", i)), text(i));
        }
        try (LatencyModel model = new LatencyModel(latency)) {
            int exit = index(folder, sources, model.baseUrl());
            double ideal = model.requests() * latency.toMillis() / 1000.0 / CALLS;
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

    private int index(Path folder, Path sources, String baseUrl) throws IOException {
        ProcessBuilder raptor = new ProcessBuilder(List.of(
                launcher.toString(),
                "index",
                sources.toString(),
                "--set",
                "max_concurrent_calls=" + CALLS,
                "--set",
                "max_concurrent_documents=" + WINDOW));
        raptor.environment().put("RAPTOR_HOME", folder.resolve("home").toString());
        for (String model : List.of("RAPTOR_CHAT", "RAPTOR_EMBEDDING")) {
            raptor.environment().put(model + "_BASE_URL", baseUrl);
            raptor.environment().put(model + "_API_KEY", "none");
            raptor.environment().put(model + "_MODEL", "latency");
        }
        try {
            return raptor.inheritIO().start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static String text(int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int sentence = 0; sentence < 110; sentence++) {
            text.append("Sentence ").append(sentence);
            for (int word = 0; word < 11; word++) {
                text.append(' ').append(Integer.toString(random.nextInt(50_000) + 40_000, 36));
            }
            text.append(sentence % 6 == 5 ? ".\n\n" : ". ");
        }
        return text.toString();
    }
}
