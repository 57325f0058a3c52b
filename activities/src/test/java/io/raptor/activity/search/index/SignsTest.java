package io.raptor.activity.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 64, 65, 384, 1024, 3072})
    void weighsTheSignsThatDiffer(int dimensions) {
        SplittableRandom random = new SplittableRandom(dimensions);
        for (int attempt = 0; attempt < 20; attempt++) {
            float[] node = new float[dimensions];
            float[] query = new float[dimensions];
            for (int i = 0; i < dimensions; i++) {
                node[i] = random.nextInt(-1, 2);
                // The first time all signs differ.
                query[i] = attempt == 0 ? 1 - 2 * Math.max(0, node[i]) : (float) random.nextGaussian();
            }
            Signs signs = new Signs(VectorSigns.of(node), VectorSigns.of(node).length);
            WeighedSigns weighed = WeighedSigns.of(query);
            int differing = 0;
            for (int i = 0; i < dimensions; i++) {
                differing += node[i] > 0 == query[i] > 0 ? 0 : weight(weighed, i);
            }
            assertThat(signs.differing(0, weighed.of(signs.stride()))).isEqualTo(differing);
        }
    }

    private static int weight(WeighedSigns weighed, int number) {
        long one = (weighed.ones()[number / Long.SIZE] >>> number) & 1;
        long two = (weighed.twos()[number / Long.SIZE] >>> number) & 1;
        return (int) (one + 2 * two);
    }

    @Test
    void countsANumberByItsMagnitude() {
        WeighedSigns weighed = WeighedSigns.of(new float[] {0.1f, -1, 2, -9, 0.9f, 0, 1, 2});
        assertThat(IntStream.range(0, 8).map(i -> weight(weighed, i))).containsExactly(0, 1, 1, 3, 1, 0, 1, 1);
        assertThat(weighed.most()).isEqualTo(8);
    }

    @Test
    void countsNothingOfAVectorWithoutDirection() {
        assertThat(WeighedSigns.of(new float[70]).most()).isZero();
    }
}
