package io.raptor.benchmark;

import io.raptor.activity.model.local.LocalEmbedder;
import io.raptor.activity.port.Embedder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Chunks a second of the model in process, with one and with two texts at once. */
final class EmbedBenchmark {

    private static final int WARM_UP = 64;

    private final Path data;
    private final int limit;

    EmbedBenchmark(Arguments arguments) {
        arguments.only(Set.of("data", "limit"));
        data = Path.of(arguments.required("data"));
        limit = (int) arguments.number("limit", 1000);
    }

    void run() throws IOException {
        List<String> texts =
                Chunks.read(data, limit).stream().map(TreeNode::text).toList();
        Embedder model = new LocalEmbedder();
        texts.stream().limit(WARM_UP).forEach(text -> model.embed(List.of(text)));
        for (int threads = 1; threads <= 2; threads++) {
            long start = System.nanoTime();
            double cpu = Cpu.of(embedding(model, texts, threads));
            double wall = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "threads %d: %.1f chunks/s, %.1f chunks a CPU second%n",
                    threads,
                    texts.size() / wall,
                    texts.size() / cpu);
        }
    }

    private static Runnable embedding(Embedder model, List<String> texts, int threads) {
        return () -> {
            List<Thread> workers = IntStream.range(0, threads)
                    .mapToObj(t -> new Thread(() -> {
                        for (int i = t; i < texts.size(); i += threads) {
                            model.embed(List.of(texts.get(i)));
                        }
                    }))
                    .toList();
            workers.forEach(Thread::start);
            for (Thread worker : workers) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
