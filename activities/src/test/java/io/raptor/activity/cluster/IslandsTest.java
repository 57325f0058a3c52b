package io.raptor.activity.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.cluster.Islands.Island;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class IslandsTest {

    private static final int LENGTH = 32;

    /** Around some directions, by turns. */
    private static float[][] around(int directions, int count) {
        Random random = new Random(7);
        float[][] points = new float[count][LENGTH];
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < LENGTH; d++) {
                points[i][d] = (float) (random.nextGaussian() * 0.05) + (d == i % directions ? 1 : 0);
            }
            VectorMath.scale(points[i], 0);
        }
        return points;
    }

    @Test
    void thoseOfOneDirectionAreOnOneIslandAndNoIslandCoversAnother() {
        Islands islands = Islands.of(around(5, 300), around(5, 5), 0);
        assertThat(islands.islands()).hasSize(5);
        for (int i = 0; i < 300; i++) {
            assertThat(islands.island()[i]).isEqualTo(islands.island()[i % 5]);
        }
        for (int a = 0; a < 5; a++) {
            for (int b = a + 1; b < 5; b++) {
                Island one = islands.islands()[a];
                Island other = islands.islands()[b];
                assertThat(Math.hypot(one.x() - other.x(), one.y() - other.y()))
                        .isGreaterThan(one.radius() + other.radius());
            }
        }
    }

    @Test
    void everyPointLiesOnItsIslandWithinThePictureAndTheNearestCaptionIsOfItsDirection() {
        Islands islands = Islands.of(around(3, 200), around(3, 3), 0);
        for (int i = 0; i < 200; i++) {
            Island island = islands.islands()[islands.island()[i]];
            assertThat(Math.hypot(islands.x()[i] - island.x(), islands.y()[i] - island.y()))
                    .isLessThanOrEqualTo(island.radius() + 2);
            assertThat(islands.x()[i]).isBetween(0, Islands.SIDE);
        }
        assertThat(islands.islands()[islands.island()[1]].nearest()[0]).isEqualTo(1);
    }

    @Test
    void theSameVectorsMakeTheSamePicture() {
        Islands one = Islands.of(around(4, 500), new float[0][], 0);
        Islands other = Islands.of(around(4, 500), new float[0][], 0);
        assertThat(one.x()).isEqualTo(other.x());
        assertThat(one.y()).isEqualTo(other.y());
        assertThat(one.islands()[0].nearest()).isEmpty();
    }

    @Test
    void fewPointsAndEqualOnesHavePlacesToo() {
        assertThat(Islands.of(new float[0][], new float[0][], 0).islands()).isEmpty();
        assertThat(Islands.of(around(1, 1), around(1, 1), 0).x()).hasSize(1);
        float[][] equal = IntStream.range(0, 40).mapToObj(i -> around(1, 1)[0]).toArray(float[][]::new);
        Islands islands = Islands.of(equal, new float[0][], 0);
        assertThat(islands.x()).hasSize(40).doesNotHaveDuplicates();
    }
}
