package io.raptor.activity.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.cluster.Clusterer.Options;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetGroupingTest {

    private static final Options OPTIONS = new Options(3500, 0.1, 0);
    private static final int DIMENSIONS = 32;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 9, 500, 7000})
    void everyNodeIsInOneGroupThatFits(int nodes) {
        int[][] groups = DatasetGrouping.level(around(nodes, 1), tokens(nodes), OPTIONS);
        assertThat(Arrays.stream(groups).flatMapToInt(Arrays::stream).sorted().toArray())
                .isEqualTo(IntStream.range(0, nodes).toArray());
        assertThat(List.of(groups))
                .allMatch(group -> Groups.fits(group, tokens(nodes), OPTIONS))
                .isSortedAccordingTo(Arrays::compare);
        if (nodes > 2) {
            assertThat(groups.length).isLessThan(nodes / 2);
        }
    }

    @Test
    void theNodesOfAShortDocumentStayTogether() {
        long[] documents = IntStream.range(0, 300).mapToLong(node -> node / 3).toArray();
        int[][] groups = DatasetGrouping.lowest(documents, around(300, 2), tokens(300), OPTIONS);
        for (int first = 0; first < 300; first += 3) {
            int node = first;
            assertThat(List.of(groups))
                    .anyMatch(group ->
                            Arrays.stream(group).filter(n -> n / 3 == node / 3).count() == 3);
        }
    }

    @Test
    void vectorsWithoutDirectionAreGroupedInTheirOrder() {
        int[][] groups = DatasetGrouping.level(new float[25][DIMENSIONS], tokens(25), OPTIONS);
        assertThat(groups[0]).containsExactly(IntStream.range(0, 12).toArray());
        assertThat(groups).hasNumberOfRows(3);
    }

    @Test
    void oneNodeInAHundredMoreLeavesMostGroupsAsTheyWere() {
        float[][] all = around(2020, 3);
        long[] documents = IntStream.range(0, 2020).asLongStream().toArray();
        Set<List<Integer>> before = named(DatasetGrouping.lowest(
                Arrays.copyOf(documents, 2000), Arrays.copyOf(all, 2000), tokens(2000), OPTIONS));
        Set<List<Integer>> after = named(DatasetGrouping.lowest(documents, all, tokens(2020), OPTIONS));
        Set<List<Integer>> changed = new HashSet<>(after);
        changed.removeAll(before);
        assertThat(changed.size()).isLessThan(after.size() / 5);
    }

    private static Set<List<Integer>> named(int[][] groups) {
        return Arrays.stream(groups)
                .map(group -> Arrays.stream(group).boxed().toList())
                .collect(Collectors.toSet());
    }

    private static int[] tokens(int nodes) {
        int[] tokens = new int[nodes];
        Arrays.fill(tokens, 90);
        return tokens;
    }

    /** Vectors scattered around 40 subjects. */
    private static float[][] around(int nodes, long seed) {
        Random random = new Random(seed);
        float[][] subjects = new float[40][];
        Arrays.setAll(subjects, i -> gaussian(random, 1));
        float[][] vectors = new float[nodes][];
        for (int i = 0; i < nodes; i++) {
            float[] subject = subjects[random.nextInt(subjects.length)];
            vectors[i] = gaussian(random, 0.7);
            for (int d = 0; d < DIMENSIONS; d++) {
                vectors[i][d] += subject[d];
            }
            VectorMath.scale(vectors[i], 0);
        }
        return vectors;
    }

    private static float[] gaussian(Random random, double scale) {
        float[] vector = new float[DIMENSIONS];
        for (int d = 0; d < DIMENSIONS; d++) {
            vector[d] = (float) (scale * random.nextGaussian());
        }
        return vector;
    }
}
