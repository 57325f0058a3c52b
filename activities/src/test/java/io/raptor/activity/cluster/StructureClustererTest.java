package io.raptor.activity.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.cluster.Clusterer.Nodes;
import io.raptor.activity.cluster.Clusterer.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StructureClustererTest {

    private static final Options OPTIONS = new Options(3500, 0.1, 7);

    private final List<List<String>> headings = new ArrayList<>();

    private void nodes(int count, String... path) {
        IntStream.range(0, count).forEach(i -> headings.add(List.of(path)));
    }

    private int[][] groups(Options options) {
        int n = headings.size();
        return new StructureClusterer()
                .cluster(new Nodes(Topics.vectors(n, 5), Topics.tokens(n, 90), headings), options);
    }

    private int[][] groups() {
        return groups(OPTIONS);
    }

    private static int[] run(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    @Test
    void makesEachSectionOfSomeLengthAGroup() {
        nodes(9, "Guide", "Setup");
        nodes(12, "Guide", "Use");
        nodes(8, "Guide", "Repair");
        assertThat(groups()).isDeepEqualTo(new int[][] {run(0, 9), run(9, 21), run(21, 29)});
    }

    @Test
    void keepsSubsectionsOfOneSectionTogether() {
        nodes(4, "Guide", "Setup", "Linux");
        nodes(4, "Guide", "Setup", "Windows");
        nodes(10, "Guide", "Use");
        assertThat(groups()).isDeepEqualTo(new int[][] {run(0, 8), run(8, 18)});
    }

    @Test
    void joinsShortSectionsToTheirNeighbours() {
        nodes(1, "Guide");
        for (int i = 0; i < 20; i++) {
            nodes(2, "Guide", "Part " + i);
        }
        assertThat(List.of(groups()))
                .allSatisfy(group -> assertThat(group.length).isBetween(8, 16));
    }

    @Test
    void groupsInsideLongSectionsByMeaning() {
        nodes(9, "Guide", "Setup");
        nodes(60, "Guide", "Stories");
        nodes(9, "Guide", "Index");
        int[][] groups = groups();
        assertThat(List.of(groups)).contains(run(0, 9), run(69, 78));
        assertThat(Arrays.stream(groups).filter(group -> group[0] >= 9 && group[0] < 69))
                .hasSizeBetween(5, 9)
                .allSatisfy(group -> assertThat(group[group.length - 1]).isLessThan(69));
    }

    @Test
    void groupsALevelWithoutHeadingsAsGraphDoes() {
        nodes(200);
        Nodes plain = Nodes.plain(Topics.vectors(200, 5), Topics.tokens(200, 90));
        assertThat(groups()).isDeepEqualTo(new GraphClusterer().cluster(plain, OPTIONS));
    }

    @Test
    void keepsToTheTokenLimitWhereverSectionsEnd() {
        for (int i = 0; i < 40; i++) {
            nodes(1 + i % 7, "Guide", "Part " + i / 5, "Section " + i);
        }
        assertThat(List.of(groups(new Options(400, 0.1, 7))))
                .allSatisfy(group -> assertThat(group.length).isLessThanOrEqualTo(4));
    }

    @Test
    void dividesByTheHeadingsOfAllLevels() {
        for (int chapter = 0; chapter < 3; chapter++) {
            for (int part = 0; part < 3; part++) {
                nodes(10, "Book", "Chapter " + chapter, "Part " + part);
            }
        }
        assertThat(groups())
                .isDeepEqualTo(IntStream.range(0, 9)
                        .mapToObj(i -> run(10 * i, 10 * i + 10))
                        .toArray(int[][]::new));
    }
}
