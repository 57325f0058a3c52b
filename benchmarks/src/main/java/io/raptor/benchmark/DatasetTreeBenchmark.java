package io.raptor.benchmark;

import io.raptor.activity.cluster.Clusterer.Options;
import io.raptor.activity.cluster.DatasetGrouping;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** The grouping of a tree over a dataset, level by level up to its root, over made vectors: time, CPU and heap. */
final class DatasetTreeBenchmark {

    private static final Options OPTIONS = new Options(3500, 0.1, 0);
    private static final int LEAF_TOKENS = 90;
    private static final int SUMMARY_TOKENS = 200;
    private static final double SCATTER = 0.7;
    private static final double MEGABYTE = 1 << 20;

    private final int leaves;
    private final int leavesOfDocument;
    private final int dimensions;
    private final Random random;
    private final float[][] subjects;

    DatasetTreeBenchmark(Arguments arguments) {
        arguments.only(Set.of("leaves", "leaves-per-document", "dimensions", "subjects", "seed"));
        leaves = (int) arguments.number("leaves", 100_000);
        leavesOfDocument = (int) arguments.number("leaves-per-document", 2);
        dimensions = (int) arguments.number("dimensions", 384);
        random = new Random(arguments.number("seed", 0));
        subjects = new float[(int) arguments.number("subjects", 2000)][];
        Arrays.setAll(subjects, i -> gaussian(1));
    }

    void run() {
        float[][] vectors = new float[leaves][];
        Arrays.setAll(vectors, i -> around(subjects[random.nextInt(subjects.length)]));
        double all = 0;
        for (int level = 0; vectors.length > 1; level++) {
            float[][] nodes = vectors;
            int[] tokens = new int[nodes.length];
            Arrays.fill(tokens, level == 0 ? LEAF_TOKENS : SUMMARY_TOKENS);
            int[][][] groups = new int[1][][];
            int number = level;
            long begun = System.nanoTime();
            double cpu = Cpu.of(() -> groups[0] = group(number, nodes, tokens));
            all += cpu;
            System.out.printf(
                    Locale.ROOT,
                    "level %d: %d nodes, %d groups, %.1f s, %.1f s of CPU%n",
                    level,
                    nodes.length,
                    groups[0].length,
                    (System.nanoTime() - begun) / 1e9,
                    cpu);
            if (groups[0].length >= nodes.length) {
                break;
            }
            vectors = means(nodes, groups[0]);
        }
        System.out.printf(Locale.ROOT, "together %.1f s of CPU; heap at most %.0f MB%n", all, heapPeak());
    }

    private int[][] group(int level, float[][] vectors, int[] tokens) {
        if (level > 0) {
            return DatasetGrouping.level(vectors, tokens, OPTIONS);
        }
        long[] documents = new long[vectors.length];
        Arrays.setAll(documents, leaf -> leaf / leavesOfDocument);
        return DatasetGrouping.lowest(documents, vectors, tokens, OPTIONS);
    }

    /** In place of a summary's vector. */
    private float[][] means(float[][] vectors, int[][] groups) {
        float[][] means = new float[groups.length][dimensions];
        for (int group = 0; group < groups.length; group++) {
            for (int node : groups[group]) {
                for (int d = 0; d < dimensions; d++) {
                    means[group][d] += vectors[node][d] / groups[group].length;
                }
            }
        }
        return means;
    }

    private float[] around(float[] subject) {
        float[] vector = gaussian(SCATTER);
        for (int d = 0; d < dimensions; d++) {
            vector[d] += subject[d];
        }
        return vector;
    }

    private float[] gaussian(double scale) {
        float[] vector = new float[dimensions];
        for (int d = 0; d < dimensions; d++) {
            vector[d] = (float) (scale * random.nextGaussian());
        }
        return vector;
    }

    /** What the collector's pools held at their fullest. */
    private static double heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                / MEGABYTE;
    }
}
