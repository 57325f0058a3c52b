package io.raptor.benchmark;

import java.io.IOException;
import java.util.Arrays;

/** Runs the benchmark that the first argument names. */
public final class Benchmarks {

    private Benchmarks() {}

    /** @param args a benchmark's name and its options */
    public static void main(String[] args) throws IOException {
        String name = args.length == 0 ? "" : args[0];
        Arguments rest = Arguments.of(Arrays.copyOfRange(args, Math.min(1, args.length), args.length));
        switch (name) {
            case "cluster" -> new ClusterBenchmark(ClusterOptions.of(rest)).run();
            case "dataset-tree" -> new DatasetTreeBenchmark(rest).run();
            case "dataset-share" -> new DatasetShareBenchmark(rest).run();
            case "embed" -> new EmbedBenchmark(rest).run();
            case "graph" -> new GraphBenchmark(rest).run();
            case "graph-merge" -> new GraphMergeBenchmark(rest).run();
            case "graph-scale" -> new GraphScaleBenchmark(rest).run();
            case "overhead" -> new OverheadBenchmark(rest).run();
            case "retrieval" -> new RetrievalBenchmark(rest).run();
            case "search-size" -> new SearchSizeBenchmark(rest).run();
            case "atomic" -> new AtomicBenchmark(rest).run();
            default ->
                throw new IllegalArgumentException(
                        "unknown benchmark '" + name
                                + "': use cluster, dataset-tree, dataset-share, embed, graph, graph-merge, graph-scale, overhead, retrieval, search-size or atomic");
        }
    }
}
