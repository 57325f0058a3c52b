package io.raptor.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Groups the chunks, first in a process that has done nothing else, then warm, and builds the tree. Writes
 * {@code PREFIX.run.json} and, for a tree, {@code PREFIX.tree.jsonl}.
 */
final class ClusterBenchmark {

    private static final int WARM_RUNS = 7;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClusterOptions options;
    private final TreeRules rules;
    private final Map<String, Object> run = new LinkedHashMap<>();

    ClusterBenchmark(ClusterOptions options) {
        this.options = options;
        this.rules = new TreeRules(options.clustering(), options.seed());
    }

    void run() throws IOException {
        List<TreeNode> leaves = Chunks.read(options.data(), options.limit());
        run.put("clustering", options.clustering().name().toLowerCase(Locale.ROOT));
        run.put("seed", options.seed());
        run.put("n", leaves.size());
        measureLevel(leaves);
        if (options.tree()) {
            double before = Cpu.seconds();
            List<TreeNode> tree = tree(leaves);
            run.put("tree_cpu_s", rounded(Cpu.seconds() - before));
            write(Path.of(options.out() + ".tree.jsonl"), tree);
        }
        String line = JSON.writeValueAsString(run);
        Files.writeString(Path.of(options.out() + ".run.json"), line + "\n");
        System.out.println(line);
    }

    private void measureLevel(List<TreeNode> leaves) {
        List<int[][]> groups = new ArrayList<>();
        run.put("level1_cold_cpu_s", rounded(Cpu.of(() -> groups.add(rules.clustered(leaves)))));
        double[] warm = new double[WARM_RUNS];
        Arrays.setAll(warm, any -> Cpu.of(() -> groups.add(rules.clustered(leaves))));
        Arrays.sort(warm);
        run.put("level1_warm_cpu_s", rounded(warm[WARM_RUNS / 2]));
        run.put("level1_sizes", sizes(groups.get(0)));
    }

    private List<TreeNode> tree(List<TreeNode> leaves) {
        List<TreeNode> nodes = new ArrayList<>(leaves);
        List<Integer> levels = new ArrayList<>(List.of(leaves.size()));
        double grouping = 0;
        try (Parents parents = new Parents(options.threads(), options.seed())) {
            List<TreeNode> level = leaves;
            while (true) {
                double before = Cpu.seconds();
                int[][] groups = rules.groups(level);
                grouping += Cpu.seconds() - before;
                if (groups.length == 0) {
                    break;
                }
                level = parents.of(level, groups);
                nodes.addAll(level);
                levels.add(level.size());
            }
            run.put("calls", parents.calls());
            run.put("calls_a_leaf", rounded(parents.calls() / (double) leaves.size()));
        }
        run.put("levels", levels);
        run.put("clustering_cpu_s", rounded(grouping));
        return nodes;
    }

    private static Map<String, Object> sizes(int[][] groups) {
        int[] sizes =
                Arrays.stream(groups).mapToInt(group -> group.length).sorted().toArray();
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("groups", sizes.length);
        found.put("lone", Arrays.stream(sizes).filter(size -> size == 1).count());
        found.put("median", sizes[sizes.length / 2]);
        found.put("p90", sizes[sizes.length * 9 / 10]);
        found.put("largest", sizes[sizes.length - 1]);
        found.put("memberships", Arrays.stream(sizes).sum());
        return found;
    }

    private static void write(Path file, List<TreeNode> nodes) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (TreeNode node : nodes) {
                writer.write(JSON.writeValueAsString(node));
                writer.write('\n');
            }
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
