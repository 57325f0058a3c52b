package io.raptor.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * {@code ./raptor index} as it is launched, with chat and embeddings at one endpoint.
 *
 * @param baseUrl of the endpoint
 */
record Launch(Path launcher, Path home, Path sources, String baseUrl) {

    /** Calls in flight at most. */
    static final int CALLS = 16;

    private static final int WINDOW = 32;
    private static final long LOOK_MILLIS = 20;

    /** Writes documents of about 1,300 words, the same ones every time. */
    static Path documents(Path folder, int documents) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("documents"));
        for (int i = 0; i < documents; i++) {
            Files.writeString(sources.resolve(String.format(Locale.ROOT, "document-%04d.txt", i)), text(i));
        }
        return sources;
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

    /** @return the exit code */
    int toItsEnd(String... settings) throws IOException {
        return until(() -> false, settings);
    }

    /**
     * Kills the process without a word as soon as {@code crash} holds.
     *
     * @return the exit code, 137 after a kill
     */
    int until(BooleanSupplier crash, String... settings) throws IOException {
        Process process = start(settings);
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (crash.getAsBoolean()) {
                    process.destroyForcibly();
                }
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return -1;
        }
    }

    private Process start(String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString(), "index", sources.toString()));
        List<String> all =
                new ArrayList<>(List.of("max_concurrent_calls=" + CALLS, "max_concurrent_documents=" + WINDOW));
        all.addAll(List.of(settings));
        all.forEach(setting -> command.addAll(List.of("--set", setting)));
        ProcessBuilder raptor = new ProcessBuilder(command);
        raptor.environment().put("RAPTOR_HOME", home.toString());
        for (String model : List.of("RAPTOR_CHAT", "RAPTOR_EMBEDDING")) {
            raptor.environment().put(model + "_BASE_URL", baseUrl);
            raptor.environment().put(model + "_API_KEY", "none");
            raptor.environment().put(model + "_MODEL", "latency");
        }
        return raptor.redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
