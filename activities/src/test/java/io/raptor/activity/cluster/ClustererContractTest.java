package io.raptor.activity.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.cluster.Clusterer.Nodes;
import io.raptor.activity.cluster.Clusterer.Options;
import io.raptor.workflow.model.Clustering;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each clustering promises. */
class ClustererContractTest {

    private static final Options OPTIONS = new Options(3500, 0.1, 7);

    @ParameterizedTest
    @EnumSource
    void coversEveryNodeInOrderWhateverTheSize(Clustering clustering) {
        IntStream sizes = IntStream.concat(IntStream.rangeClosed(1, 40), IntStream.of(64, 100, 257, 700));
        sizes.forEach(n -> cluster(clustering, Topics.vectors(n, n), Topics.tokens(n, 90), OPTIONS));
    }

    @ParameterizedTest
    @EnumSource
    void groupsNothingWhenThereIsNothing(Clustering clustering) {
        assertThat(Clusterers.of(clustering).cluster(Nodes.plain(new float[0][], new int[0]), OPTIONS))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameForTheSameSeed(Clustering clustering) {
        float[][] vectors = Topics.vectors(600, 3);
        float[][] copy = Arrays.stream(vectors).map(float[]::clone).toArray(float[][]::new);
        int[][] once = cluster(clustering, vectors, Topics.tokens(600, 90), OPTIONS);
        assertThat(vectors).as("input is left alone").isDeepEqualTo(copy);
        assertThat(cluster(clustering, copy, Topics.tokens(600, 90), OPTIONS)).isDeepEqualTo(once);
    }

    @ParameterizedTest
    @EnumSource
    void shrinksLevelsOfCopiesAndOfZeros(Clustering clustering) {
        for (int n : new int[] {2, 3, 9, 20, 21, 300}) {
            for (float value : new float[] {0, 1, -3e18f, 1e-30f}) {
                int[][] groups = cluster(clustering, Topics.same(n, value), Topics.tokens(n, 90), OPTIONS);
                assertThat(groups.length).isLessThanOrEqualTo((n + 1) / 2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void bearsZerosAndCopiesAmongOthers(Clustering clustering) {
        float[][] vectors = Topics.vectors(200, 5);
        for (int i = 0; i < 60; i++) {
            vectors[i] = i < 30 ? new float[Topics.DIMENSIONS] : vectors[199].clone();
        }
        cluster(clustering, vectors, Topics.tokens(200, 90), OPTIONS);
    }

    @ParameterizedTest
    @EnumSource
    void takesVectorsOfAnyLength(Clustering clustering) {
        for (int dimensions : new int[] {1, 2, 3, 5, 31}) {
            float[][] vectors = Arrays.stream(Topics.vectors(90, 2))
                    .map(vector -> Arrays.copyOf(vector, dimensions))
                    .toArray(float[][]::new);
            cluster(clustering, vectors, Topics.tokens(90, 90), OPTIONS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsToTheTokenLimit(Clustering clustering) {
        for (int limit : new int[] {64, 200, 400, 1000}) {
            int[] tokens = IntStream.range(0, 150)
                    .map(i -> i % 50 == 0 ? 900 : 60 + i % 40)
                    .toArray();
            cluster(clustering, Topics.vectors(150, 1), tokens, new Options(limit, 0.1, 0));
            cluster(clustering, Topics.same(150, 1), tokens, new Options(limit, 0.1, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void leavesNodesAloneThatFitNoCallTogether(Clustering clustering) {
        assertThat(cluster(clustering, Topics.vectors(30, 1), Topics.tokens(30, 60), new Options(64, 0.1, 0)))
                .hasDimensions(30, 1);
    }

    @ParameterizedTest
    @EnumSource
    void makesGroupsOfUsefulSize(Clustering clustering) {
        int[][] groups = cluster(clustering, Topics.vectors(800, 9), Topics.tokens(800, 90), OPTIONS);
        int[] sizes =
                Arrays.stream(groups).mapToInt(group -> group.length).sorted().toArray();
        assertThat(sizes[sizes.length / 2]).isBetween(5, 12);
        assertThat(sizes[sizes.length - 1]).isLessThanOrEqualTo(Groups.MOST_MEMBERS);
        assertThat(groups.length).isBetween(70, 160);
    }

    /** Clusters and checks all that holds for any input. */
    private static int[][] cluster(Clustering clustering, float[][] vectors, int[] tokens, Options options) {
        int[][] groups = Clusterers.of(clustering).cluster(Nodes.plain(vectors, tokens), options);
        boolean[] covered = new boolean[vectors.length];
        for (int g = 0; g < groups.length; g++) {
            assertThat(groups[g]).isNotEmpty().isSorted().doesNotHaveDuplicates();
            assertThat(g == 0 || Arrays.compare(groups[g - 1], groups[g]) < 0)
                    .as("order")
                    .isTrue();
            int length = Arrays.stream(groups[g]).map(i -> tokens[i]).sum();
            assertThat(groups[g].length == 1 || length <= options.maxClusterTokens())
                    .as("length")
                    .isTrue();
            Arrays.stream(groups[g]).forEach(i -> covered[i] = true);
        }
        assertThat(covered).doesNotContain(false);
        return groups;
    }
}
