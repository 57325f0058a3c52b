package io.raptor.benchmark;

import io.raptor.workflow.model.Clustering;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The options of {@code cluster}.
 *
 * @param data folder of {@code chunks.jsonl}, {@code chunks.f32} and {@code chunks.json}
 * @param out what the names of the written files begin with
 * @param limit only so many chunks, from the first
 * @param tree the whole tree, not the first level alone
 * @param threads for embedding; grouping uses one
 */
record ClusterOptions(Path data, String out, Clustering clustering, long seed, int limit, boolean tree, int threads) {

    static ClusterOptions of(Arguments given) {
        given.only(new TreeSet<>(Set.of("data", "out", "clustering", "seed", "limit", "mode", "threads")));
        return new ClusterOptions(
                Path.of(given.required("data")),
                given.required("out"),
                Clustering.valueOf(given.text("clustering", "graph").toUpperCase(Locale.ROOT)),
                given.number("seed", 0),
                (int) given.number("limit", Integer.MAX_VALUE),
                isTree(given.text("mode", "tree")),
                (int) given.number("threads", 1));
    }

    private static boolean isTree(String mode) {
        return switch (mode) {
            case "tree" -> true;
            case "level" -> false;
            default -> throw new IllegalArgumentException("unknown mode '" + mode + "': use level or tree");
        };
    }
}
