package io.raptor.activity.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 64, 65, 384, 1024, 3072})
    void countsTheSignsThatDiffer(int dimensions) {
        SplittableRandom random = new SplittableRandom(dimensions);
        for (int attempt = 0; attempt < 20; attempt++) {
            float[] one = new float[dimensions];
            float[] other = new float[dimensions];
            int differing = 0;
            for (int i = 0; i < dimensions; i++) {
                one[i] = random.nextInt(-1, 2);
                other[i] = attempt == 0 ? 1 - 2 * Math.max(0, one[i]) : random.nextInt(-1, 2);
                differing += one[i] > 0 == other[i] > 0 ? 0 : 1;
            }
            long[] words = Signs.of(one);
            Signs signs = new Signs(words, words.length);
            assertThat(signs.differing(0, signs.comparable(other))).isEqualTo(differing);
        }
    }
}
