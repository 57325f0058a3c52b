package io.raptor.activity.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.port.PublishedVectors.VectorOf;
import io.raptor.activity.search.Ranking.Scored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static VectorIndex index(List<VectorOf> nodes) {
        return new VectorIndex(nodes, Map.of());
    }

    @Test
    void ordersByScoreThenByPlaceAndKeepsEveryScoreExact() {
        SplittableRandom random = new SplittableRandom(7);
        List<VectorOf> nodes = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            float[] vector = {(float) (random.nextInt(21) - 10) / 10, 0f, -0f};
            nodes.add(new VectorOf("n" + i, 1, 0, i, 1, new int[0], vector));
        }
        VectorIndex index = index(nodes);
        float[] query = {1, 0, 0};
        Scored[] ranked = Ranking.rank(index, index.all(), query, 500);
        Integer[] expected = new Integer[500];
        Arrays.setAll(expected, i -> i);
        Arrays.sort(expected, (a, b) -> {
            int byScore = Float.compare(score(nodes, b), score(nodes, a));
            return byScore != 0 ? byScore : Integer.compare(a, b);
        });
        assertThat(ranked).extracting(Scored::position).containsExactly(expected);
        assertThat(Ranking.rank(index, index.all(), query, 7)).containsExactly(Arrays.copyOf(ranked, 7));
        assertThat(ranked).allSatisfy(scored -> assertThat(scored.score()).isEqualTo(score(nodes, scored.position())));
    }

    private static float score(List<VectorOf> nodes, int i) {
        return nodes.get(i).vector()[0] + 0f;
    }
}
