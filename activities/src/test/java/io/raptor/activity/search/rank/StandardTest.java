package io.raptor.activity.search.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StandardTest {

    @Test
    void measuresFromTheMeanInDeviations() {
        Standard standard = Standard.of(new double[] {1, 2, 3});
        assertThat(standard.of(2)).isZero();
        assertThat(standard.of(3)).isCloseTo(Math.sqrt(1.5), within(1e-12));
        assertThat(standard.of(-100)).isEqualTo(-3);
    }

    @Test
    void saysNothingWhereAllAreTheSame() {
        double[] same = new double[7];
        Arrays.fill(same, 0.1f);
        assertThat(Standard.of(same).of(0.1f)).isZero();
        assertThat(Standard.of(same).of(5)).isZero();
        assertThat(Standard.of(new double[0]).of(5)).isZero();
    }

    @Test
    void manyUselessOnesDoNotMoveTheScale() {
        double[] few = new double[1000];
        for (int i = 0; i < few.length; i++) {
            few[i] = i;
        }
        double[] many = Arrays.copyOf(few, 50_000);
        many[49_999] = -5;
        assertThat(Standard.of(many)).isEqualTo(Standard.of(few));
    }
}
